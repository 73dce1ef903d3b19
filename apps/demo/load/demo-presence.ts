import pg from 'pg';
import { DEMO_PEOPLE, type DemoPersonCode } from '../demo-case/index.js';

/** Added after everything else: who is there when the demo case is whole. On no case, so nothing before needs X1. */
export const LAST_LOADED: DemoPersonCode = 'X1';

/** `foreign`: people are in it, and it is not of the demo. */
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
    const ours = Object.values(DEMO_PEOPLE).map(({ id }) => id);
    const { rows } = await client.query<{ ours: string[]; others: boolean }>(
      `SELECT ARRAY(SELECT id FROM person WHERE id = ANY ($1::uuid[])) AS ours,
              EXISTS (SELECT FROM person WHERE id <> ALL ($1::uuid[])) AS others`,
      [ours],
    );
    return presenceOf(rows[0] ?? { ours: [], others: false });
  } finally {
    await client.end();
  }
}

/** Once the demo is whole, an administrator in it may have invited others. */
function presenceOf({ ours, others }: { ours: readonly string[]; others: boolean }): DemoPresence {
  if (ours.includes(DEMO_PEOPLE[LAST_LOADED].id)) return 'loaded';
  if (others) return 'foreign';
  return ours.length > 0 ? 'unfinished' : 'absent';
}
