import type pg from 'pg';
import { AppendQueue } from './append-queue.js';
import { appendStatement } from './append-statement.js';
import type { Batch, Projection } from './batch.js';
import type { Change } from './change.js';
import { CHANGE_COLUMNS, changeOf, type ChangeRow } from './change-row.js';

/** What an op id led to, whoever asks. */
export type StoredOp = Pick<
  Change,
  'opId' | 'kind' | 'streamId' | 'rev' | 'hash' | 'at' | 'person'
>;

export interface Head {
  seq: number;
  /** Unix milliseconds of the last change. */
  at: number;
}

/** The log of changes: appends in the order of the head row, and reads. */
export class ChangeLog {
  private readonly queue: AppendQueue;

  /** `database` is where to read: the pool, or the one connection that holds a lock. */
  constructor(
    private readonly pool: pg.Pool,
    private readonly projections: readonly Projection[] = [],
    private readonly database: Pick<pg.ClientBase, 'query'> = pool,
  ) {
    this.queue = new AppendQueue((batches) => this.store(batches));
  }

  /** Stores a batch, durably, when the head is still where it was expected; false when it is not. */
  append(batch: Batch): Promise<boolean> {
    return this.queue.add(batch);
  }

  /**
   * As `append`, with the row lock first: for a batch that was overtaken too often. `prepare` reads through the log that
   * it gets, on the connection that holds the lock: waiting for another one could be waiting for oneself.
   */
  async appendLocked(
    planId: string,
    prepare: (log: ChangeLog) => Promise<Batch | undefined>,
  ): Promise<boolean> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT 1 FROM plan_head WHERE plan_id = $1 FOR UPDATE', [planId]);
      const batch = await prepare(new ChangeLog(this.pool, this.projections, client));
      const done = batch
        ? (await client.query(appendStatement([batch], this.projections))).rowCount === 1
        : true;
      await client.query('COMMIT');
      client.release();
      return done;
    } catch (error) {
      // A connection in an unknown state is thrown away; PostgreSQL then rolls back by itself.
      client.release(true);
      throw error;
    }
  }

  async head(planId: string): Promise<Head | undefined> {
    const { rows } = await this.database.query<{ seq: string; at: Date }>({
      name: 'head',
      text: 'SELECT seq, at FROM plan_head WHERE plan_id = $1',
      values: [planId],
    });
    return rows[0] && { seq: Number(rows[0].seq), at: rows[0].at.getTime() };
  }

  /** The heads of many plans at once, for the poll that makes up for a lossy bus (L-17). */
  async heads(planIds: readonly string[]): Promise<Map<string, number>> {
    const { rows } = await this.database.query<{ plan_id: string; seq: string }>(
      'SELECT plan_id, seq FROM plan_head WHERE plan_id = ANY($1::uuid[])',
      [planIds],
    );
    return new Map(rows.map((row) => [row.plan_id, Number(row.seq)]));
  }

  async after(planId: string, seq: number, limit: number): Promise<Change[]> {
    return this.select('plan_id = $1 AND seq > $2 ORDER BY seq LIMIT $3', [planId, seq, limit]);
  }

  /** Changes of one stream with `from` < rev ≤ `to`, in order. */
  async stream(planId: string, streamId: string, from: number, to: number): Promise<Change[]> {
    return this.select('plan_id = $1 AND stream_id = $2 AND rev > $3 AND rev <= $4 ORDER BY rev', [
      planId,
      streamId,
      from,
      to,
    ]);
  }

  async storedOps(planId: string, opIds: readonly string[]): Promise<StoredOp[]> {
    return this.select('plan_id = $1 AND op_id = ANY($2::uuid[])', [planId, opIds]);
  }

  /** The last snapshot of a stream at or before a rev, as its owner wrote it. */
  async snapshot(
    planId: string,
    streamId: string,
    atMost: number,
  ): Promise<{ rev: number; value: Buffer } | undefined> {
    const { rows } = await this.database.query<{ rev: string; value: Buffer }>(
      `SELECT rev, value FROM snapshot WHERE plan_id = $1 AND stream_id = $2 AND rev <= $3
       ORDER BY rev DESC LIMIT 1`,
      [planId, streamId, atMost],
    );
    return rows[0] && { rev: Number(rows[0].rev), value: rows[0].value };
  }

  private async store(batches: readonly Batch[]): Promise<Set<string>> {
    const statement = appendStatement(batches, this.projections);
    const { rows } = await this.database.query<{ plan_id: string }>(statement);
    return new Set(rows.map((row) => row.plan_id));
  }

  private async select(where: string, values: unknown[]): Promise<Change[]> {
    const { rows } = await this.database.query<ChangeRow>({
      text: `SELECT ${CHANGE_COLUMNS} FROM change WHERE ${where}`,
      values,
    });
    return rows.map(changeOf);
  }
}
