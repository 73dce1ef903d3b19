import { Injectable } from '@nestjs/common';
import type { Ground, ParticipationStatus, PastSight } from '#contract';
import { AccessLog } from '#access-log';
import { asReader, KeyRing, plansClosedTo, type WordsRow } from '#history';
import { openParticipations } from './room/circle-loader.js';
import { absent, pageSize, RolePools, type Actor, type Ctx } from '#kernel';

/**
 * A case as whoever takes in cases for an organisation may know it: not its label, its content, or the people of others
 * on it (C-05).
 */
export interface Intake {
  planId: string;
  caseNumber: string;
  status: ParticipationStatus;
  ground: Ground | null;
  past: PastSight;
  by: { person: string; organisation: string };
  invitedAt: Date;
  /** People of one's own organisation on it. */
  persons: string[];
}

export interface IntakePage {
  intakes: Intake[];
  hasNextPage: boolean;
}

const MOST_AT_ONCE = 100;

interface IntakeRow extends WordsRow {
  org_id: string;
  case_number: string;
  status: ParticipationStatus;
  past: PastSight;
  invited_by: string;
  invited_by_org: string;
  invited_at: Date;
  persons: string[];
}

const SELECT = `
  SELECT plan_id, org_id, case_number, status, participation.key_id, participation.words, past, invited_by, invited_by_org,
         invited_at,
         ARRAY(SELECT person_id FROM member
               WHERE member.plan_id = participation.plan_id AND member.org_id = participation.org_id
                 AND (member.ends_at IS NULL OR now() < member.ends_at)
               ORDER BY person_id) AS persons
  FROM participation JOIN plan USING (plan_id)`;

/** The cases that an organisation is asked to take part in, or does, for whoever takes them in. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly pools: RolePools,
    private readonly accessLog: AccessLog,
    private readonly keys: KeyRing,
  ) {}

  /**
   * In the order of case numbers, after the one given. Nothing to whoever does not take in cases.
   *
   * @throws Refused MALFORMED, UNAVAILABLE
   */
  async page(
    ctx: Ctx,
    status: 'INVITED' | 'ACCEPTED',
    { first, after }: { first: number; after?: string | undefined },
  ): Promise<IntakePage> {
    const { actor } = ctx;
    const limit = pageSize(first, MOST_AT_ONCE);
    if (!actor.functions.includes('CASE_INTAKE')) return { intakes: [], hasNextPage: false };
    await this.accessLog.record(ctx, { kind: 'INTAKE_READ' });
    const rows = await this.rows(
      actor,
      `AND status = $3 AND ($4::text IS NULL OR case_number > $4) ORDER BY case_number LIMIT $5`,
      [status, after ?? null, limit + 1],
    );
    return { intakes: await this.opened(rows.slice(0, limit)), hasNextPage: rows.length > limit };
  }

  /** @throws Refused ABSENT when there is no such case, or it does not concern the organisation, or this person; UNAVAILABLE */
  async one(ctx: Ctx, planId: string): Promise<Intake> {
    const { actor } = ctx;
    const [row] = await this.rows(actor, 'AND plan_id = $3', [planId]);
    const isTheirs = row !== undefined && actor.functions.includes('CASE_INTAKE');
    await this.accessLog.record(ctx, {
      kind: 'INTAKE_READ',
      planId,
      ...(!isTheirs && { reason: 'ABSENT' }),
    });
    if (!isTheirs) throw absent();
    const [intake] = await this.opened([row]);
    if (!intake) throw absent();
    return intake;
  }

  private async opened(rows: readonly IntakeRow[]): Promise<Intake[]> {
    const words = await openParticipations(this.keys, rows);
    return rows.map((row, index) => intakeOf(row, words[index]?.ground ?? null));
  }

  private async rows(actor: Actor, where: string, values: unknown[]): Promise<IntakeRow[]> {
    const { rows } = await this.pools.officer.query<IntakeRow>(asReader(actor), {
      text: `${SELECT} WHERE org_id = $1 AND status IN ('INVITED', 'ACCEPTED') AND plan_id <> ALL ($2::uuid[]) ${where}`,
      values: [actor.organisation, await plansClosedTo(this.pools.reader, actor), ...values],
    });
    return rows;
  }
}

function intakeOf(row: IntakeRow, ground: Ground | null): Intake {
  return {
    planId: row.plan_id,
    caseNumber: row.case_number,
    status: row.status,
    ground,
    past: row.past,
    by: { person: row.invited_by, organisation: row.invited_by_org },
    invitedAt: row.invited_at,
    persons: row.persons,
  };
}
