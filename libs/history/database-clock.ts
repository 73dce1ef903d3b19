import { performance } from 'node:perf_hooks';
import type pg from 'pg';

const SYNC_EVERY_MS = 30_000;

/**
 * The database's clock, read from afar: a difference with this process's monotonic clock, measured now and then. The
 * append statement refuses a time that lies too far from the database's own, so a wrong estimate is never stored.
 */
export class DatabaseClock {
  private offset: number | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly pool: pg.Pool) {}

  async sync(): Promise<void> {
    const begun = performance.now();
    const { rows } = await this.pool.query<{ ms: string }>(
      'SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint AS ms',
    );
    const middle = (begun + performance.now()) / 2;
    this.offset = Number(rows[0]?.ms) - middle;
  }

  /** Keeps up with two clocks that drift apart. A database that is away for a moment is asked again later. */
  async start(): Promise<void> {
    await this.sync();
    this.timer = setInterval(() => void this.sync().catch(() => undefined), SYNC_EVERY_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Unix milliseconds by the database's clock; `start` or `sync` comes first. */
  now(): number {
    if (this.offset === undefined) throw new Error('the database clock was not read yet');
    return Math.floor(performance.now() + this.offset);
  }
}
