import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { createPool, SIGNER_ROLE } from '#kernel';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { minute } from '../support/ledger/test-signer.js';
import { WrittenLog } from '../support/ledger/written-log.js';

describe('the role of the signer', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  const plans = [randomUUID(), randomUUID()];

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = createPool({ url: database.url, role: SIGNER_ROLE, max: 1 });
    const log = await WrittenLog.open(database.url);
    for (const plan of plans) {
      await log.write(plan, minute(0));
      await log.client.query(
        `INSERT INTO head_proof VALUES ($1, gen_random_uuid(), 0, decode(repeat('00', 1140), 'hex'))`,
        [plan],
      );
      await log.client.query(`INSERT INTO proof_wish VALUES ($1, $1, now(), now())`, [plan]);
    }
    await log.close();
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('[G-52] may look at links, places and wishes, at nothing that anybody wrote, and at no person', async () => {
    const { rows } = await pool.query<{ table: string; columns: string[] }>(`
      SELECT relname AS table, array_agg(attname::text ORDER BY attname) AS columns
      FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0
      WHERE relnamespace = 'public'::regnamespace AND has_column_privilege(pg_class.oid, attnum, 'SELECT')
        AND relkind IN ('r', 'p', 'v', 'm') AND relname NOT LIKE 'ledger%' GROUP BY relname ORDER BY relname`);
    expect(rows.map(({ table, columns }) => `${table}: ${columns.join(' ')}`)).toEqual([
      'change: actor_commitment at body_commitment format hash kind org_id plan_id prev_hash rev seq stream_id',
      'head_proof: number plan_id stream_id',
      'plan_head: plan_id seq',
      'proof_wish: plan_id since until',
    ]);
  });

  it.each(['change', 'plan_head', 'head_proof', 'proof_wish'])(
    '[G-52] sees %s of all plans',
    async (table) => {
      const { rows } = await pool.query<{ plan_id: string }>(`SELECT plan_id FROM ${table}`);
      expect(rows.map(({ plan_id }) => plan_id).sort()).toEqual([...plans].sort());
    },
  );

  it('[G-52] [G-55] adds to the ledger, and changes or removes nothing but proofs and wishes', async () => {
    const { rows } = await pool.query<{ what: string }>(`
      SELECT relname || ' ' || privilege AS what
      FROM pg_class CROSS JOIN unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS privilege
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
        AND (has_table_privilege(oid, privilege)
             OR privilege IN ('INSERT', 'UPDATE') AND has_any_column_privilege(oid, privilege))
      ORDER BY 1`);
    expect(rows.map(({ what }) => what)).toEqual([
      'head_proof DELETE',
      'head_proof INSERT',
      'ledger_head INSERT',
      'ledger_leaf INSERT',
      'ledger_refusal INSERT',
      'ledger_subtree INSERT',
      'proof_wish DELETE',
    ]);
  });

  it.each(['ledger_leaf', 'ledger_subtree', 'ledger_head', 'ledger_cosignature', 'ledger_refusal'])(
    '[G-55] lets nobody change, remove or empty %s',
    async (table) => {
      const log = await WrittenLog.open(database.url);
      const [column] = { ledger_leaf: ['number'], ledger_subtree: ['level'] }[table] ?? ['size'];
      await log.client.query('BEGIN');
      await log.client.query(`INSERT INTO ${table} ${ROWS[table]}`);
      for (const statement of [
        `UPDATE ${table} SET ${column} = ${column}`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table}`,
      ]) {
        await log.client.query('SAVEPOINT before');
        await expect(log.client.query(statement)).rejects.toMatchObject({ code: '42501' });
        await log.client.query('ROLLBACK TO before');
      }
      await log.client.query('ROLLBACK');
      await log.close();
    },
  );
});

const bytes = (count: number): string => `decode(repeat('00', ${count}), 'hex')`;

const ROWS: Readonly<Record<string, string>> = {
  ledger_leaf: `VALUES (0, ${bytes(144)})`,
  ledger_subtree: `VALUES (0, 0, ${bytes(32)})`,
  ledger_head: `VALUES (1, ${bytes(144)})`,
  ledger_cosignature: `VALUES (1, ${bytes(8)}, ${bytes(176)})`,
  ledger_refusal: `VALUES (1, now(), 'HEAD_GONE', NULL)`,
};
