import type pg from 'pg';
import type { KnownHead } from '../state/heads.js';
import { LINK_COLUMNS, LINK_HASH_SQL, type LinkRow } from './link-row.js';

/** A stream and what its head should be. */
export type NamedHead = KnownHead & { streamId: string };

/** Rows or parameters of one statement: enough that asking costs little, and few enough to hold. */
const TOGETHER = 5000;

/** Plans whose changes are put in order in one go. */
const PLANS_TOGETHER = 200;

/** A plan, and how many changes it had. */
type KnownPlan = readonly [planId: string, seq: number];

/** The log as it stood at one moment: one transaction, one snapshot. */
export class LogSnapshot {
  private constructor(private readonly client: pg.ClientBase) {}

  /** Takes a snapshot, and lets go of it when `work` has ended. */
  static async within<T>(pool: pg.Pool, work: (log: LogSnapshot) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let isBroken = true;
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      const done = await work(new LogSnapshot(client));
      await client.query('COMMIT');
      isBroken = false;
      return done;
    } finally {
      client.release(isBroken);
    }
  }

  /** How far every plan is. */
  async planSeqs(): Promise<Map<string, number>> {
    const { rows } = await this.client.query<{ plan_id: string; seq: string }>(
      'SELECT plan_id, seq FROM plan_head',
    );
    return new Map(rows.map(({ plan_id, seq }) => [plan_id, Number(seq)]));
  }

  /** The changes of plans behind how far they were, plan by plan in their order. */
  async *changesAfter(known: readonly KnownPlan[]): AsyncGenerator<LinkRow> {
    for (let from = 0; from < known.length; from += PLANS_TOGETHER) {
      yield* this.changesOf(known.slice(from, from + PLANS_TOGETHER));
    }
  }

  /** Those of many heads that do not stand in the log, whole and in their plan. */
  async *missing(heads: Iterable<NamedHead>): AsyncGenerator<NamedHead> {
    let asked: NamedHead[] = [];
    for (const head of heads) {
      asked.push(head);
      if (asked.length < TOGETHER) continue;
      yield* await this.missingAmong(asked);
      asked = [];
    }
    yield* await this.missingAmong(asked);
  }

  /** Plans of which proofs are wanted at a checkpoint: those without any first, then who asked first. */
  async wishes(at: number): Promise<string[]> {
    const { rows } = await this.client.query<{ plan_id: string }>(
      `SELECT plan_id FROM proof_wish AS wish WHERE since <= $1 AND until > $1 GROUP BY plan_id
       ORDER BY EXISTS (SELECT FROM head_proof WHERE head_proof.plan_id = wish.plan_id), min(since), plan_id`,
      [new Date(at)],
    );
    return rows.map(({ plan_id }) => plan_id);
  }

  /** Through a cursor: the first look at a plan is at all of its history. */
  private async *changesOf(known: readonly KnownPlan[]): AsyncGenerator<LinkRow> {
    await this.client.query(
      `DECLARE changes NO SCROLL CURSOR FOR
       SELECT ${LINK_COLUMNS} FROM unnest($1::uuid[], $2::bigint[]) AS known (plan_id, seq)
       JOIN change ON change.plan_id = known.plan_id AND change.seq > known.seq
       ORDER BY change.plan_id, change.seq`,
      [known.map(([planId]) => planId), known.map(([, seq]) => seq)],
    );
    for (;;) {
      const { rows } = await this.client.query<LinkRow>(`FETCH ${TOGETHER} FROM changes`);
      if (rows.length === 0) break;
      yield* rows;
    }
    await this.client.query('CLOSE changes');
  }

  private async missingAmong(heads: readonly NamedHead[]): Promise<NamedHead[]> {
    if (heads.length === 0) return [];
    const { rows } = await this.client.query<{ place: string }>({
      name: 'missing-heads',
      text: `SELECT place FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bytea[])
               WITH ORDINALITY AS known (plan_id, stream_id, rev, hash, place)
             WHERE NOT EXISTS (
               SELECT FROM change WHERE change.plan_id = known.plan_id AND change.stream_id = known.stream_id
                 AND change.rev = known.rev AND change.hash = known.hash AND change.hash = ${LINK_HASH_SQL})
             ORDER BY place`,
      values: [
        heads.map(({ planId }) => planId),
        heads.map(({ streamId }) => streamId),
        heads.map(({ rev }) => rev),
        heads.map(({ hash }) => hash),
      ],
    });
    return rows.flatMap(({ place }) => heads[Number(place) - 1] ?? []);
  }
}
