import type { DataSource } from 'typeorm';
import { narrowFields, sightRules } from '#access';
import { migrate, migratorSource } from '../../migrations/index.js';
import { createEmptyDatabase, type TestDatabase } from '../support/database.js';
import { query } from '../support/log-check.js';

/** Everything that migrations make: columns, constraints, indexes, triggers, functions, grants, policies and walls. */
const SCHEMA = `
  SELECT 'column' AS sort, table_name AS of, column_name AS name,
         concat_ws(' ', data_type, collation_name, is_nullable, column_default) AS what
  FROM information_schema.columns WHERE table_schema = 'public'
  UNION ALL
  SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid)
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace
  UNION ALL
  SELECT 'index', tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL
  SELECT 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL
  SELECT 'function', '', proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL
  SELECT 'grant', table_name, grantee, privilege_type FROM information_schema.role_table_grants
  WHERE table_schema = 'public'
  UNION ALL
  SELECT 'column grant', table_name, grantee, concat_ws(' ', privilege_type, column_name)
  FROM information_schema.column_privileges WHERE table_schema = 'public' AND grantee LIKE 'vangnet\\_%'
  UNION ALL
  SELECT 'policy', tablename, policyname, concat_ws(' ', roles::text, cmd, qual, with_check) FROM pg_policies
  WHERE schemaname = 'public'
  UNION ALL
  SELECT 'wall', relname, relkind::text, concat_ws(' ', relrowsecurity, relforcerowsecurity) FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
  ORDER BY 1, 2, 3, 4`;

interface Made {
  sort: string;
  of: string;
  name: string;
  what: string;
}

describe('the migrations', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createEmptyDatabase();
  });
  afterEach(async () => database.drop());

  const schema = () =>
    query(database.url, async (client) => (await client.query<Made>(SCHEMA)).rows);
  const own = async () =>
    (await schema()).filter(({ of, sort }) => of !== 'migration' && sort !== '');

  async function withSource<T>(work: (source: DataSource) => Promise<T>): Promise<T> {
    const source = await migratorSource(database.url).initialize();
    try {
      return await work(source);
    } finally {
      await source.destroy();
    }
  }

  it('go down to nothing, one by one, and up again to the same schema', async () => {
    const before = await own();
    await migrate(database.url);
    const made = await own();
    expect(new Set(made.map(({ sort }) => sort))).toEqual(
      new Set([
        'column',
        'column grant',
        'constraint',
        'function',
        'grant',
        'index',
        'policy',
        'trigger',
        'wall',
      ]),
    );
    await withSource(async (source) => {
      for (const _ of source.migrations) await source.undoLastMigration();
    });
    expect(await own()).toEqual(before);
    await migrate(database.url);
    expect(await own()).toEqual(made);
  });

  it('run once when several nodes start at the same moment', async () => {
    await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
    const { applied, known } = await withSource(async (source) => ({
      applied: await source.query<{ name: string }[]>('SELECT name FROM migration ORDER BY id'),
      known: source.migrations.map(({ name }) => name),
    }));
    expect(applied.map(({ name }) => name)).toEqual(known);
  });

  it('[L-64] leave no role more than INSERT and SELECT on the log', async () => {
    await migrate(database.url);
    const grants = (await schema())
      .filter(({ of, name }) => of === 'change' && name.startsWith('vangnet_'))
      .filter(({ sort }) => sort === 'grant' || sort === 'column grant')
      .map(({ name, what }) => `${name} ${what.split(' ')[0]}`);
    expect([...new Set(grants)].sort()).toEqual([
      'vangnet_reader SELECT',
      'vangnet_rules SELECT',
      'vangnet_signer SELECT',
      'vangnet_writer INSERT',
      'vangnet_writer SELECT',
    ]);
  });

  it('[A-35] write the section matrix of the code to the tables of the policies, and again after it changed', async () => {
    await migrate(database.url);
    const kept = () =>
      query(database.url, async (client) => [
        (await client.query(`SELECT * FROM sight_rule ORDER BY 3, 1, 2, 4`)).rows,
        (await client.query('SELECT * FROM narrow_field ORDER BY 1, 2')).rows,
      ]);
    const written = await kept();
    expect(written[0]).toHaveLength(sightRules().length);
    expect(written[0]).toEqual(
      expect.arrayContaining(
        sightRules().map(({ kind, audience, organisationType, personFunction }) => ({
          kind,
          audience,
          organisation_type: organisationType,
          person_function: personFunction,
        })),
      ),
    );
    expect(written[1]).toEqual(narrowFields());
    await query(database.url, async (client) => {
      await client.query(
        `UPDATE sight_rule SET audience = 'OWN_ORG' WHERE kind = 'policeInformation' AND audience = 'ORG_LIST'`,
      );
      await client.query(`DELETE FROM narrow_field`);
    });
    expect(await kept()).not.toEqual(written);
    await migrate(database.url);
    expect(await kept()).toEqual(written);
  });
});
