import type pg from 'pg';
import { UnsafeDatabase } from './unsafe-database.js';

const REQUIRED_ON = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

/** Throws UnsafeDatabase when a confirmed change could be lost; nothing starts on such a database (L-65). */
export async function assertDurable(pool: pg.Pool): Promise<void> {
  const faults: string[] = [];
  for (const setting of REQUIRED_ON) {
    const { rows } = await pool.query<{ value: string }>('SELECT current_setting($1) AS value', [
      setting,
    ]);
    const value = rows[0]?.value ?? 'unknown';
    if (value === 'off' || value === 'local') faults.push(`${setting} is ${value}`);
  }
  if (faults.length > 0) throw new UnsafeDatabase(faults);
}
