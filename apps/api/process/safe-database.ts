import type pg from 'pg';
import { narrowFields, sightRules } from '#access';
import {
  APPLICATION_ROLE,
  assertDurable,
  assertMereLogin,
  assertRoles,
  createPool,
  READER_ROLE,
  UnsafeDatabase,
  type Config,
} from '#kernel';

/**
 * Before anything is served: the database keeps what it confirms (L-65), each role can do what it is for and no more, and
 * nobody signs in who can (A-34; the demo runs as the owner of its own PostgreSQL), and row-level security knows the section matrix of this version.
 */
export async function assertSafeDatabase({ database: { url }, demo }: Config): Promise<void> {
  const application = createPool({ url, role: APPLICATION_ROLE, max: 1 });
  const reader = createPool({ url, role: READER_ROLE, max: 1 });
  try {
    await assertDurable(application);
    await assertRoles(application);
    if (!demo) await assertMereLogin(application);
    await assertSightRules(reader);
  } finally {
    await Promise.all([application.end(), reader.end()]);
  }
}

/** @throws UnsafeDatabase when the tables of the matrix are not those of this version */
async function assertSightRules(reader: pg.Pool): Promise<void> {
  const kept = await reader.query<{ rules: string[]; fields: string[] }>(
    `SELECT ARRAY(SELECT concat_ws(':', kind, audience, organisation_type, person_function) FROM sight_rule) AS rules,
            ARRAY(SELECT concat_ws(':', kind, field) FROM narrow_field) AS fields`,
  );
  const rules = sightRules().map(({ kind, audience, organisationType, personFunction }) =>
    [kind, audience, organisationType, ...(personFunction ? [personFunction] : [])].join(':'),
  );
  const fields = narrowFields().map(({ kind, field }) => `${kind}:${field}`);
  const [row = { rules: [], fields: [] }] = kept.rows;
  if (isSame(row.rules, rules) && isSame(row.fields, fields)) return;
  throw new UnsafeDatabase(['its section matrix is of another version: run the migrations']);
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return JSON.stringify([...some].sort()) === JSON.stringify([...others].sort());
}
