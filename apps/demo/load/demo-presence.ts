import pg from 'pg';
import { DEMO_PEOPLE, type DemoPersonCode } from '../demo-case/index.js';

/** Added after everything else: who is there when the demo case is whole. On no case, so nothing before needs X1. */
export const LAST_LOADED: DemoPersonCode = 'X1';

/** `foreign`: people are in it who are not of the demo. */
export type DemoPresence = 'absent' | 'unfinished' | 'loaded' | 'foreign';

/** How much of the demo is in this database. Looks at who can sign in and at nothing else. */
export async function demoPresence(databaseUrl: string): Promise<DemoPresence> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const table = await client.query<{ exists: boolean }>(
      `SELECT to_regclass('public.person') IS NOT NULL AS exists`,
    );
    if (table.rows[0]?.exists !== true) return 'absent';
    const { rows } = await client.query<{ id: string }>(`SELECT id FROM person LIMIT 100`);
    return presenceAmong(rows.map(({ id }) => id));
  } finally {
    await client.end();
  }
}

function presenceAmong(ids: readonly string[]): DemoPresence {
  const ours = new Set(Object.values(DEMO_PEOPLE).map(({ id }) => id));
  if (ids.some((id) => !ours.has(id))) return 'foreign';
  if (ids.includes(DEMO_PEOPLE[LAST_LOADED].id)) return 'loaded';
  return ids.length > 0 ? 'unfinished' : 'absent';
}
