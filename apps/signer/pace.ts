import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

/** How the signer waits. */
export interface Pace {
  /** Until the database's clock is past a moment. */
  until(ms: number): Promise<void>;
  /** A little, between two looks at something that has to end by itself. */
  pause(): Promise<void>;
}

const PAUSE_MS = 100;
/** A wait is looked at again after this: clocks are set, and machines sleep. */
const LONGEST_MS = 10_000;

/** Unix milliseconds by the database's clock. */
export async function databaseNow(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ ms: string }>(
    'SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint AS ms',
  );
  return Number(rows[0]?.ms);
}

/** Waits by the database's clock. */
export function realPace(pool: pg.Pool): Pace {
  return {
    until: async (ms) => {
      for (;;) {
        const left = ms - (await databaseNow(pool));
        if (left < 0) return;
        await sleep(Math.min(left + 1, LONGEST_MS));
      }
    },
    pause: () => sleep(PAUSE_MS),
  };
}
