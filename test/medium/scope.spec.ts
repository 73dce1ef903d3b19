import pg from 'pg';
import { asReader, inPlan } from '#history';
import {
  connectionOptions,
  createPool,
  READER_ROLE,
  RULES_ROLE,
  ScopedPool,
  WRITER_ROLE,
  type Scope,
} from '#kernel';
import { queryInScope } from '../../libs/kernel/database/scoped-query.js';
import { TestApp } from '../support/app.js';
import { buildTable, type Desk, type Table } from '../support/desk.js';
import { ctxOf } from '../support/factories.js';
import { listed, OPEN } from '../support/ops.js';

const WALLED = [WRITER_ROLE, RULES_ROLE, READER_ROLE] as const;

/** What is set on the connection, and what the policies let through for it. */
const LEFT = {
  text: `SELECT concat_ws(',', NULLIF(current_setting('vangnet.plans', true), ''), NULLIF(current_setting('vangnet.plan', true), ''),
                          NULLIF(current_setting('vangnet.person', true), ''), NULLIF(current_setting('vangnet.organisation', true), '')) AS scope,
                ARRAY(SELECT item_id::text FROM item ORDER BY 1) AS items`,
};
const NOTHING = { scope: '', items: [] };
const ITEMS = { name: 'items', text: 'SELECT item_id::text AS id FROM item ORDER BY 1' };
const SLEEP = { text: 'SELECT pg_sleep(60) FROM plan' };

/** Statements that end badly, each at another place of the way, with the code that they end with. */
const FAILING = [
  ['a fault in the data', { text: 'SELECT 1 / (count(*) - count(*)) FROM item' }, '22012'],
  ['a fault in the statement', { text: 'SELEC' }, '42601'],
  ['a value that cannot be', { text: 'SELECT $1::int FROM item', values: ['x'] }, '22P02'],
  ['a table that is not theirs', { text: 'DELETE FROM item' }, '42501'],
] as const;

describe('the scope of a statement', () => {
  let app: TestApp;
  let table: Table;
  let other: Table;
  let admin: pg.Client;
  const open = new Set<{ end(): Promise<void> }>();

  beforeAll(async () => {
    app = await TestApp.start();
    table = await buildTable(app);
    other = await buildTable(app);
    for (const { vt } of [table, other]) {
      await vt.add('agreement', { audience: listed(vt.person.organisation) });
      await vt.add('agreement', { audience: OPEN });
    }
    admin = new pg.Client({ connectionString: app.database.url });
    await admin.connect();
  });
  afterEach(async () => {
    for (const one of open) await one.end();
    open.clear();
  });
  afterAll(async () => {
    await admin.end();
    await app.close();
  });

  const scopeOf = (desk: Desk): Scope => ({
    ...inPlan(desk.planId),
    ...asReader(ctxOf(desk.person).actor, desk.planId),
  });

  async function connection(role: (typeof WALLED)[number]): Promise<pg.Client> {
    const client = new pg.Client(connectionOptions(app.database.nodeUrl, role));
    await client.connect();
    open.add(client);
    return client;
  }

  function poolOf(role: (typeof WALLED)[number], max: number): { raw: pg.Pool; pool: ScopedPool } {
    const raw = createPool({ url: app.database.nodeUrl, role, max });
    open.add(raw);
    return { raw, pool: new ScopedPool(raw) };
  }

  const codeOf = (asked: Promise<unknown>): Promise<string> =>
    asked.then(
      () => 'none',
      (error: { code: string }) => error.code,
    );

  /** Stops what sleeps in this database; answers how many those were. */
  async function stopSleepers(by: 'pg_cancel_backend' | 'pg_terminate_backend'): Promise<number> {
    const { rowCount } = await admin.query(
      `SELECT ${by}(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`,
    );
    return rowCount ?? 0;
  }

  /** The same, as soon as there is anything. */
  async function stop(by: 'pg_cancel_backend' | 'pg_terminate_backend'): Promise<number> {
    for (;;) {
      const stopped = await stopSleepers(by);
      if (stopped > 0) return stopped;
    }
  }

  it.each(WALLED)(
    '[A-33] leaves nothing on a connection of %s, also when it failed',
    async (role) => {
      const client = await connection(role);
      const scope = scopeOf(table.vt);
      const within = async () => (await queryInScope(client, scope, LEFT)).rows[0];
      const left = async () => (await client.query(LEFT)).rows[0] as unknown;
      expect(await left()).toEqual(NOTHING);
      for (const [what, statement, code] of FAILING) {
        expect(await within()).toMatchObject({ items: [expect.any(String), expect.any(String)] });
        expect(await left()).toEqual(NOTHING);
        const failed = queryInScope(client, scope, {
          ...statement,
          values: [...('values' in statement ? statement.values : [])],
        });
        expect({ what, code: await codeOf(failed) }).toEqual({ what, code });
        expect({ what, left: await left() }).toEqual({ what, left: NOTHING });
      }
    },
  );

  it.each(WALLED)(
    '[A-33] leaves nothing on a connection of %s that was cancelled',
    async (role) => {
      const client = await connection(role);
      const scope = scopeOf(table.vt);
      const left = async () => (await client.query(LEFT)).rows[0] as unknown;
      const asked = codeOf(queryInScope(client, scope, SLEEP));
      expect([await stop('pg_cancel_backend'), await asked]).toEqual([1, '57014']);
      expect(await left()).toEqual(NOTHING);
      await client.query(`SET statement_timeout = '50ms'`);
      expect(await codeOf(queryInScope(client, scope, SLEEP))).toBe('57014');
      expect(await left()).toEqual(NOTHING);
    },
  );

  it.each(WALLED)('[A-33] ends with a transaction of %s, however that ends', async (role) => {
    const client = await connection(role);
    const scope = scopeOf(table.vt);
    const left = async () => (await client.query(LEFT)).rows[0] as unknown;
    for (const end of ['COMMIT', 'ROLLBACK']) {
      await client.query('BEGIN');
      await queryInScope(client, scope, LEFT);
      await client.query(end);
      expect({ end, left: await left() }).toEqual({ end, left: NOTHING });
    }
    await client.query('BEGIN');
    const asked = codeOf(queryInScope(client, scope, SLEEP));
    expect([await stop('pg_cancel_backend'), await asked]).toEqual([1, '57014']);
    // A commit of a transaction that failed rolls back.
    await client.query('COMMIT');
    expect(await left()).toEqual(NOTHING);
  });

  it.each(['pg_cancel_backend', 'pg_terminate_backend'] as const)(
    '[A-33] gives the next person of a pool their own after %s',
    async (by) => {
      for (const role of WALLED) {
        const { raw, pool } = poolOf(role, 1);
        const left = async () => (await raw.query(LEFT)).rows[0] as unknown;
        const first = codeOf(pool.query(scopeOf(table.vt), SLEEP));
        const next = pool.query<{ id: string }>(scopeOf(other.vt), ITEMS);
        expect(await stop(by)).toBe(1);
        expect(await first).toMatch(/^57(014|P01)$/);
        const expected = (await other.vt.peek()).map(({ id }) => id).sort();
        expect((await next).rows.map(({ id }) => id)).toEqual(expected);
        expect(await left()).toEqual(NOTHING);
        const broken = pool.transaction(async (database) => {
          await database.query(scopeOf(table.vt), ITEMS);
          throw new Error('given up');
        });
        await expect(broken).rejects.toThrow('given up');
        expect(await left()).toEqual(NOTHING);
      }
    },
  );

  it('[A-32] [A-33] keeps people apart who share connections, while others fail and are cancelled', async () => {
    const { pool } = poolOf(READER_ROLE, 2);
    const desks = [table.vt, table.police, other.vt, other.police];
    const expected = new Map<Desk, string[]>();
    for (const desk of desks) {
      expected.set(desk, (await desk.peek()).map(({ id }) => id).sort());
    }
    expect(new Set([...expected.values()].map(({ length }) => length))).toEqual(new Set([1, 2]));
    /** What came of it, beside what had to. */
    const ask = async (round: number): Promise<{ got: unknown; right: unknown }> => {
      const desk = desks[(round * 7) % desks.length] as Desk;
      const scope = scopeOf(desk);
      if (round % 25 === 3) return { got: await codeOf(pool.query(scope, SLEEP)), right: '57014' };
      const [, statement, code] = FAILING[round % FAILING.length] ?? FAILING[0];
      if (round % 5 === 1 && !('values' in statement)) {
        return { got: await codeOf(pool.query(scope, statement)), right: code };
      }
      const { rows } = await pool.query<{ id: string }>(scope, ITEMS);
      return { got: rows.map(({ id }) => id), right: expected.get(desk) };
    };
    let isOver = false;
    // Twenty wait for one of two connections at any time: fewer than would wait too long on a slow machine.
    const inTurn = async (lane: number): Promise<Awaited<ReturnType<typeof ask>>[]> => {
      const asked: Awaited<ReturnType<typeof ask>>[] = [];
      for (let round = lane; round < 200; round += 20) asked.push(await ask(round));
      return asked;
    };
    const all = Promise.all(Array.from({ length: 20 }, (_, lane) => inTurn(lane))).finally(() => {
      isOver = true;
    });
    while (!isOver) await stopSleepers('pg_cancel_backend');
    const asked = (await all).flat();
    expect(asked.map(({ got }) => got)).toEqual(asked.map(({ right }) => right));
  });
});
