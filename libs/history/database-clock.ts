import { performance } from 'node:perf_hooks';
import type pg from 'pg';

/**
 * The database's clock, read from afar: a difference with this process's monotonic clock, measured now and then. The
 * append statement refuses a time that lies too far from the database's own, so a wrong estimate is never stored.
 */
export class DatabaseClock {
  private offset: number | undefined;

  constructor(private readonly pool: pg.Pool) {}

  async sync(): Promise<void> {
    const begun = performance.now();
    const { rows } = await this.pool.query<{ ms: string }>(
      'SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint AS ms',
    );
    const middle = (begun + performance.now()) / 2;
    this.offset = Number(rows[0]?.ms) - middle;
  }

  /** Unix milliseconds by the database's clock; `sync` comes first. */
  now(): number {
    if (this.offset === undefined) throw new Error('the database clock was not read yet');
    return Math.floor(performance.now() + this.offset);
  }
}
