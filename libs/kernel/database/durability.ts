import type pg from 'pg';
import { APPLICATION_ROLE } from './pool.js';

const REQUIRED_ON = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

/** A database that could lose a confirmed change, or a role that could rewrite history. */
export class UnsafeDatabase extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The database is not safe to run on: ${faults.join('; ')}`);
    this.name = 'UnsafeDatabase';
  }
}

/** Throws UnsafeDatabase with everything that is wrong; nothing starts on such a database (L-65). */
export async function assertDurable(pool: pg.Pool): Promise<void> {
  const faults: string[] = [];
  for (const setting of REQUIRED_ON) {
    const { rows } = await pool.query<{ value: string }>('SELECT current_setting($1) AS value', [
      setting,
    ]);
    const value = rows[0]?.value ?? 'unknown';
    if (value === 'off' || value === 'local') faults.push(`${setting} is ${value}`);
  }
  const { rows } = await pool.query<{ role: string; able: boolean }>(
    `SELECT current_user AS role,
            has_table_privilege(current_user, 'change', 'UPDATE')
            OR has_table_privilege(current_user, 'change', 'DELETE')
            OR has_table_privilege(current_user, 'change', 'TRUNCATE')
            OR has_table_privilege(current_user, 'access_log', 'UPDATE')
            OR has_table_privilege(current_user, 'access_log', 'DELETE')
            OR has_table_privilege(current_user, 'access_log', 'TRUNCATE') AS able`,
  );
  if (rows[0]?.role !== APPLICATION_ROLE) faults.push(`the role is not ${APPLICATION_ROLE}`);
  if (rows[0]?.able !== false) faults.push('the role can change the log');
  if (faults.length > 0) throw new UnsafeDatabase(faults);
}
