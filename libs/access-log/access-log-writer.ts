import type pg from 'pg';
import type { DatabaseClock } from '#history';
import { linkEvents, newChain } from './access-chain.js';
import type { AccessEvent } from './access-event.js';
import { ACCESS_COLUMNS, storableRow } from './access-row.js';

interface Waiting {
  event: AccessEvent;
  /** With the time that it was stored under, in Unix milliseconds. */
  resolve: (at: number) => void;
  reject: (error: unknown) => void;
}

const EVENTS_TOGETHER = 256;

/** Refused as a whole when the time of the rows is off; nothing is stored then. */
const STORE_SQL = `
  INSERT INTO access_log (${ACCESS_COLUMNS})
  SELECT chain_id, number, id, format, to_timestamp(ms / 1000), kind, action, event_type, outcome, reason, person_id,
         organisation_id, functions, access_point, about_id, plan_id, sections, item_kind, filters, policy, checks, opened_id,
         duration_seconds, decode(prev_hash, 'hex'), decode(hash, 'hex')
  FROM jsonb_to_recordset($1::jsonb) AS r (
    chain_id uuid, number bigint, id uuid, format smallint, ms float8, kind text, action text, event_type text,
    outcome text, reason text, person_id uuid, organisation_id uuid, functions text[], access_point text, about_id uuid,
    plan_id uuid, sections text[], item_kind text, filters text[], policy text[], checks text, opened_id uuid,
    duration_seconds integer, prev_hash text, hash text)
  WHERE to_timestamp(ms / 1000)
    BETWEEN clock_timestamp() - interval '2 seconds' AND clock_timestamp() + interval '2 seconds'`;

/**
 * Stores events at the end of this server's chain, one statement at a time. What comes while one is under way shares the
 * next, so many people who open plans at one moment wait for two commits and not for each other.
 */
export class AccessLogWriter {
  private readonly waiting: Waiting[] = [];
  private isStoring = false;
  private end = newChain();
  /** Of the last row, in Unix milliseconds. */
  private lastAt = 0;

  constructor(
    private readonly pool: Pick<pg.Pool, 'query'>,
    private readonly clock: DatabaseClock,
  ) {}

  /** Answers once the event is durable; rejects when that is not certain. */
  add(event: AccessEvent): Promise<number> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ event, resolve, reject });
      if (!this.isStoring) void this.storeAll();
    });
  }

  private async storeAll(): Promise<void> {
    this.isStoring = true;
    while (this.waiting.length > 0) {
      const together = this.waiting.splice(0, EVENTS_TOGETHER);
      try {
        const at = await this.store(together.map(({ event }) => event));
        for (const { resolve } of together) resolve(at);
      } catch (error) {
        // Whether these rows are there is not known: a number used twice would look like tampering.
        this.end = newChain();
        for (const { reject } of together) reject(error);
      }
    }
    this.isStoring = false;
  }

  private async store(events: readonly AccessEvent[]): Promise<number> {
    // A clock that was read anew may go back by the error of its reading.
    const at = Math.max(this.clock.now(), this.lastAt);
    const stored = (await this.storeAt(events, at)) ?? (await this.storeAfterSync(events));
    if (stored === undefined) throw new Error('the clock of the database could not be followed');
    this.lastAt = stored;
    return stored;
  }

  private async storeAfterSync(events: readonly AccessEvent[]): Promise<number | undefined> {
    await this.clock.sync();
    return this.storeAt(events, this.clock.now());
  }

  private async storeAt(events: readonly AccessEvent[], at: number): Promise<number | undefined> {
    const { rows, end } = linkEvents(this.end, events, at);
    const { rowCount } = await this.pool.query({
      name: 'access-log',
      text: STORE_SQL,
      values: [JSON.stringify(rows.map(storableRow))],
    });
    if (rowCount !== rows.length) return undefined;
    this.end = end;
    return at;
  }
}
