import type pg from 'pg';
import type { Pace } from '../pace.js';

/** So far from the database's clock a change may say that it is, when its statement looks (libs/history/append-statement.ts). */
const TOLERANCE_MS = 2000;

/**
 * Waits until every change from up to a moment is committed or never will be (G-51). A statement takes its lock on the table
 * before it looks at the clock, and has it until its transaction has ended: so one that looked early enough is in the list.
 */
export async function untilSettled(pool: pg.Pool, at: number, pace: Pace): Promise<void> {
  await pace.until(at + TOLERANCE_MS);
  let writing = await writers(pool);
  while (writing.length > 0) {
    await pace.pause();
    const still = new Set(await writers(pool));
    writing = writing.filter((transaction) => still.has(transaction));
  }
}

/** Transactions that may have added changes and have not ended, by the names that PostgreSQL never gives twice. */
async function writers(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ virtualtransaction: string }>(
    `SELECT virtualtransaction FROM pg_locks
     WHERE relation = 'change'::regclass AND mode = 'RowExclusiveLock'
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  return rows.map(({ virtualtransaction }) => virtualtransaction);
}
