import type { RolePools, ScopedDatabase } from '#kernel';
import { AppendQueue } from './append-queue.js';
import { appendStatement } from './append-statement.js';
import type { Batch, Projection } from './batch.js';
import type { Change } from './change.js';
import { CHANGE_COLUMNS, changesOf, type ChangeRow } from './change-row.js';
import type { KeyRing } from './keys/key-ring.js';
import { inPlan, inPlans } from './scope.js';
import { sealed } from './sealing.js';

/** What an op id led to, whoever asks. */
export type StoredOp = Pick<
  Change,
  'opId' | 'kind' | 'streamId' | 'rev' | 'hash' | 'at' | 'person' | 'value' | 'genesis' | 'erased'
>;

export interface Head {
  seq: number;
  /** Unix milliseconds of the last change. */
  at: number;
}

/** The log of changes: appends in the order of the head row, and reads. */
export class ChangeLog {
  private readonly queue: AppendQueue;

  /** `database` is where to read: as the role for rules, or on the one connection that holds a lock. */
  constructor(
    private readonly pools: Pick<RolePools, 'writer' | 'rules'>,
    private readonly keys: KeyRing,
    private readonly projections: readonly Projection[] = [],
    private readonly database: ScopedDatabase = pools.rules,
  ) {
    this.queue = new AppendQueue((batches) => this.store(batches));
  }

  /** Stores a batch, sealed and durably, when the head is still where it was expected; false when it is not. @throws KeysMissing */
  async append(batch: Batch): Promise<boolean> {
    return this.queue.add(await sealed(this.keys, batch));
  }

  /**
   * As `append`, with the row lock first: for a batch that was overtaken too often. `prepare` reads through the log that
   * it gets, on the connection that holds the lock: waiting for another one could be waiting for oneself.
   */
  async appendLocked(
    planId: string,
    prepare: (log: ChangeLog) => Promise<Batch | undefined>,
  ): Promise<boolean> {
    const scope = inPlan(planId);
    return this.pools.writer.transaction(async (held) => {
      await held.query(scope, {
        text: 'SELECT 1 FROM plan_head WHERE plan_id = $1 FOR UPDATE',
        values: [planId],
      });
      const batch = await prepare(new ChangeLog(this.pools, this.keys, this.projections, held));
      if (!batch) return true;
      const statement = appendStatement([await sealed(this.keys, batch)], this.projections);
      return (await held.query(scope, statement)).rowCount === 1;
    });
  }

  async head(planId: string): Promise<Head | undefined> {
    const { rows } = await this.database.query<{ seq: string; at: Date }>(inPlan(planId), {
      name: 'head',
      text: 'SELECT seq, at FROM plan_head WHERE plan_id = $1',
      values: [planId],
    });
    return rows[0] && { seq: Number(rows[0].seq), at: rows[0].at.getTime() };
  }

  /** The heads of many plans at once, for the poll that makes up for a lossy bus (L-17). */
  async heads(planIds: readonly string[]): Promise<Map<string, number>> {
    const { rows } = await this.database.query<{ plan_id: string; seq: string }>(inPlans(planIds), {
      name: 'heads',
      text: 'SELECT plan_id, seq FROM plan_head WHERE plan_id = ANY($1::uuid[])',
      values: [planIds],
    });
    return new Map(rows.map((row) => [row.plan_id, Number(row.seq)]));
  }

  /** The last position of the log that was reached by an instant; 0 before there was any. */
  async positionAt(planId: string, at: Date): Promise<number> {
    // Positions have no gaps and their times never go back, so each look halves what is left.
    const { rows } = await this.database.query<{ seq: string }>(inPlan(planId), {
      name: 'position-at',
      text: `WITH RECURSIVE search (low, high) AS (
               SELECT 0::bigint, seq FROM plan_head WHERE plan_id = $1
               UNION ALL
               SELECT CASE WHEN change.at <= $2 THEN change.seq ELSE low END,
                      CASE WHEN change.at <= $2 THEN high ELSE change.seq - 1 END
               FROM search CROSS JOIN LATERAL (
                 SELECT seq, at FROM change WHERE plan_id = $1 AND change.seq >= (low + high + 1) / 2
                 ORDER BY seq LIMIT 1) AS change
               WHERE low < high)
             SELECT low AS seq FROM search WHERE low = high`,
      values: [planId, at],
    });
    return Number(rows[0]?.seq ?? 0);
  }

  async after(planId: string, seq: number, limit: number): Promise<Change[]> {
    return this.select(planId, 'plan_id = $1 AND seq > $2 ORDER BY seq LIMIT $3', [
      planId,
      seq,
      limit,
    ]);
  }

  /** Changes of one stream with `from` < rev ≤ `to`, in order. */
  async stream(planId: string, streamId: string, from: number, to: number): Promise<Change[]> {
    const where = 'plan_id = $1 AND stream_id = $2 AND rev > $3 AND rev <= $4 ORDER BY rev';
    return this.select(planId, where, [planId, streamId, from, to]);
  }

  async storedOps(planId: string, opIds: readonly string[]): Promise<StoredOp[]> {
    return this.select(planId, 'plan_id = $1 AND op_id = ANY($2::uuid[])', [planId, opIds]);
  }

  private async store(batches: readonly Batch[]): Promise<Set<string>> {
    const scope = inPlans(batches.map(({ planId }) => planId));
    const statement = appendStatement(batches, this.projections);
    const { rows } = await this.pools.writer.query<{ plan_id: string }>(scope, statement);
    return new Set(rows.map((row) => row.plan_id));
  }

  private async select(planId: string, where: string, values: unknown[]): Promise<Change[]> {
    const { rows } = await this.database.query<ChangeRow>(inPlan(planId), {
      text: `SELECT ${CHANGE_COLUMNS} FROM change WHERE ${where}`,
      values,
    });
    return changesOf(this.keys, rows);
  }
}
