import { Injectable } from '@nestjs/common';
import { asReader, inPlans } from '#history';
import { RolePools, type Actor, type Ctx } from '#kernel';

/** A person who has a plan open, and up to which position of its log they were shown it. */
export interface Visitor {
  actor: Actor;
  planId: string;
  seq: number;
}

/** Where somebody was when they last left a plan. `seq` never leaves the server. */
export interface LastVisit {
  seq: number;
  at: Date;
}

/** A visit is over when the plan was on no screen of the person for so long: a reload is none, nor is a second window (H-20). */
const APART = '15 minutes';

/** When people last saw a plan, for who comes back to it (H-20). Each sees their own. */
@Injectable()
export class Visits {
  constructor(private readonly pools: RolePools) {}

  /** The plan comes on a screen: a new visit, when the last one is over. */
  async enter({ actor, planId, seq }: Visitor): Promise<void> {
    await this.pools.writer.query(inPlans([planId]), {
      name: 'visit-enter',
      text: `INSERT INTO visit AS known (plan_id, person_id, org_id, seen_seq, seen_at) VALUES ($1, $2, $3, $4, now())
             ON CONFLICT (plan_id, person_id, org_id) DO UPDATE SET
               since_seq = CASE WHEN known.seen_at < now() - interval '${APART}' THEN known.seen_seq ELSE known.since_seq END,
               since_at = CASE WHEN known.seen_at < now() - interval '${APART}' THEN known.seen_at ELSE known.since_at END,
               seen_seq = greatest(known.seen_seq, EXCLUDED.seen_seq), seen_at = now()`,
      values: [planId, actor.person, actor.organisation, seq],
    });
  }

  /** The plan is on a screen, or was until now. */
  async stay(visitors: readonly Visitor[]): Promise<void> {
    if (visitors.length === 0) return;
    await this.pools.writer.query(inPlans([...new Set(visitors.map(({ planId }) => planId))]), {
      name: 'visit-stay',
      text: `UPDATE visit SET seen_seq = greatest(visit.seen_seq, v.seq), seen_at = now()
             FROM (SELECT plan_id, person_id, org_id, max(seq) AS seq
                   FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[]) AS v (plan_id, person_id, org_id, seq)
                   GROUP BY plan_id, person_id, org_id) AS v
             WHERE visit.plan_id = v.plan_id AND visit.person_id = v.person_id AND visit.org_id = v.org_id`,
      values: [
        visitors.map(({ planId }) => planId),
        visitors.map(({ actor }) => actor.person),
        visitors.map(({ actor }) => actor.organisation),
        visitors.map(({ seq }) => seq),
      ],
    });
  }

  /** The end of the visit before this one; undefined when there was none. */
  async last({ actor }: Ctx, planId: string): Promise<LastVisit | undefined> {
    const { rows } = await this.pools.reader.query<{ since_seq: string | null; since_at: Date }>(
      asReader(actor, planId),
      {
        name: 'visit-last',
        text: `SELECT since_seq, since_at FROM visit WHERE plan_id = $1 AND person_id = $2 AND org_id = $3`,
        values: [planId, actor.person, actor.organisation],
      },
    );
    const [row] = rows;
    return row?.since_seq ? { seq: Number(row.since_seq), at: row.since_at } : undefined;
  }
}
