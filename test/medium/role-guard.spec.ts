import { randomUUID } from 'node:crypto';
import pg from 'pg';
import {
  ACCESS_LOG_ROLE,
  APPLICATION_ROLE,
  assertRoles,
  DATABASE_ROLES,
  loadConfig,
  OFFICER_ROLE,
  READER_ROLE,
  RULES_ROLE,
  SIGNER_ROLE,
  WORKER_ROLE,
  WRITER_ROLE,
} from '#kernel';
import { assertSafeDatabase } from '../../apps/api/process/safe-database.js';
import { REAL_ENV } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { testKeyFolder } from '../support/keys/test-keys.js';
import { query } from '../support/log-check.js';

const VANGNET_KEY_FOLDER = testKeyFolder();

describe('the guard at start', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => database.drop());

  const FAULTS: [string, string][] = [
    ['ALTER ROLE vangnet_reader BYPASSRLS', 'row-level security does not hold for vangnet_reader'],
    ['ALTER TABLE item OWNER TO vangnet_writer', 'vangnet_writer owns item'],
    ['GRANT vangnet_rules TO vangnet_reader', 'vangnet_reader is a member of vangnet_rules'],
    ['GRANT UPDATE ON change TO vangnet_rules', 'vangnet_rules can change the log'],
    ['GRANT DELETE ON change TO vangnet_reader', 'vangnet_reader can change the log'],
    [
      'ALTER TABLE stream NO FORCE ROW LEVEL SECURITY',
      'stream is not under forced row-level security',
    ],
    ['GRANT SELECT ON person TO vangnet_rules', 'person is not under forced row-level security'],
    ['GRANT UPDATE ON access_log TO vangnet_application', 'vangnet_application can change the log'],
    [
      'GRANT vangnet_access_log_reader TO vangnet_application WITH INHERIT TRUE',
      'vangnet_application is a member of vangnet_access_log_reader',
    ],
    ['GRANT SELECT ON item TO vangnet_application', 'vangnet_application has rights on item'],
    ['GRANT UPDATE ON ledger_leaf TO vangnet_signer', 'vangnet_signer can change the log'],
    ['GRANT INSERT ON ledger_leaf TO vangnet_officer', 'vangnet_officer can write in the ledger'],
    ['GRANT INSERT ON head_proof TO vangnet_reader', 'vangnet_reader can write in the ledger'],
    ['ALTER ROLE vangnet_signer BYPASSRLS', 'row-level security does not hold for vangnet_signer'],
    ['DROP TABLE ledger_leaf', 'there is no table ledger_leaf: run the migrations'],
    ['ALTER ROLE vangnet_rules RENAME TO nobody', 'there is no role vangnet_rules'],
  ];

  it.each(FAULTS)('[A-34] [G-52] refuses to start after %s', async (mistake, fault) => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const faults = async (): Promise<readonly string[]> => {
      await client.query(`SET LOCAL ROLE ${APPLICATION_ROLE}`);
      return assertRoles(client as unknown as pg.Pool).then(
        () => [],
        (error: { faults: string[] }) => error.faults,
      );
    };
    await client.query('BEGIN');
    expect(await faults()).toEqual([]);
    await client.query('RESET ROLE');
    await client.query(mistake);
    expect(await faults()).toEqual([fault]);
    await client.query('ROLLBACK');
    await client.end();
  });

  it('[A-34] refuses to start as somebody who may not work as each of the roles', async () => {
    const { url } = database;
    const login = `node_${randomUUID().slice(0, 8)}`;
    const own = new URL(url);
    own.username = login;
    own.password = 'geheim';
    const others = [OFFICER_ROLE, READER_ROLE, RULES_ROLE, WORKER_ROLE];
    const start = () =>
      assertSafeDatabase(
        loadConfig({ DATABASE_URL: own.href, VANGNET_DEMO: '1', VANGNET_KEY_FOLDER, PORT: '0' }),
      );
    await query(url, (client) =>
      client.query(
        `CREATE ROLE ${login} LOGIN NOINHERIT PASSWORD 'geheim' IN ROLE ${APPLICATION_ROLE}, ${WRITER_ROLE}`,
      ),
    );
    await expect(start()).rejects.toMatchObject({
      faults: others.map((role) => `${login} may not work as ${role}`),
    });
    await query(url, (client) => client.query(`GRANT ${others.join(', ')} TO ${login}`));
    await expect(start()).resolves.toBeUndefined();
    await query(url, (client) => client.query(`DROP ROLE ${login}`));
  });

  it('[A-34] [G-52] starts as the node of the deployment, and refuses whoever could get past the walls', async () => {
    const { url, nodeUrl } = database;
    const login = `node_${randomUUID().slice(0, 8)}`;
    const own = Object.assign(new URL(url), { username: login, password: 'geheim' }).href;
    const start = (DATABASE_URL: string) =>
      assertSafeDatabase(loadConfig({ ...REAL_ENV, DATABASE_URL, VANGNET_KEY_FOLDER }));
    await expect(start(nodeUrl)).resolves.toBeUndefined();
    await expect(start(url)).rejects.toMatchObject({
      faults: [expect.stringMatching(/^\w+ signs in and is a superuser$/)],
    });
    const roles = DATABASE_ROLES.filter((role) => role !== ACCESS_LOG_ROLE).join(', ');
    const asOwner = (sql: string) => query(url, (client) => client.query(sql));
    await asOwner(`CREATE ROLE ${login} LOGIN NOINHERIT PASSWORD 'geheim' IN ROLE ${roles}`);
    await expect(start(own)).resolves.toBeUndefined();
    for (const [mistake, fault, undo] of [
      [`ALTER ROLE ${login} BYPASSRLS`, 'may pass by', `ALTER ROLE ${login} NOBYPASSRLS`],
      [`ALTER ROLE ${login} CREATEROLE`, 'make roles', `ALTER ROLE ${login} NOCREATEROLE`],
      [
        `ALTER TABLE sight_rule OWNER TO ${login}`,
        `may own what ${login} owns`,
        'ALTER TABLE sight_rule OWNER TO CURRENT_USER',
      ],
      [
        `GRANT ${READER_ROLE} TO ${login} WITH INHERIT TRUE`,
        `inherits from ${READER_ROLE}`,
        `GRANT ${READER_ROLE} TO ${login} WITH INHERIT FALSE`,
      ],
      [
        `GRANT ${SIGNER_ROLE} TO ${login} WITH INHERIT FALSE`,
        `may work as ${SIGNER_ROLE}`,
        `REVOKE ${SIGNER_ROLE} FROM ${login}`,
      ],
    ] as const) {
      await asOwner(mistake);
      await expect(start(own)).rejects.toMatchObject({ faults: [expect.stringContaining(fault)] });
      await asOwner(undo);
      await expect(start(own)).resolves.toBeUndefined();
    }
    await asOwner(`DROP ROLE ${login}`);
  });

  it('[A-35] refuses to start on a section matrix of another version', async () => {
    const { url } = database;
    const start = () =>
      assertSafeDatabase(
        loadConfig({ DATABASE_URL: url, VANGNET_DEMO: '1', VANGNET_KEY_FOLDER, PORT: '0' }),
      );
    await expect(start()).resolves.toBeUndefined();
    await query(url, (client) =>
      client.query(`INSERT INTO sight_rule VALUES ('agreement', 'CASE_OPEN', 'GP')`),
    );
    await expect(start()).rejects.toMatchObject({
      faults: ['its section matrix is of another version: run the migrations'],
    });
    await query(url, (client) =>
      client.query(`DELETE FROM sight_rule WHERE kind = 'agreement' AND organisation_type = 'GP'`),
    );
    await expect(start()).resolves.toBeUndefined();
  });
});
