import { randomUUID } from 'node:crypto';
import { AccessLog, AccessLogPages, verifyAccessLog, type AccessRow } from '#access-log';
import { APPLICATION_ROLE, assertRoles, createPool } from '#kernel';
import { PlanListService, PlanReader } from '#plan';
import { TestApp } from '../support/app.js';
import { buildPerson, buildPlan, ctxOf, type BuiltPerson } from '../support/factories.js';
import { query } from '../support/log-check.js';

describe('the access log in the database', () => {
  let app: TestApp;
  let person: BuiltPerson;

  beforeAll(async () => {
    app = await TestApp.start();
    person = await buildPerson(app, { functions: ['PRIVACY_OFFICER'] });
  });
  afterAll(async () => app.close());

  const asOwner = (sql: string) => query(app.database.url, (client) => client.query(sql));
  const faults = async () => verifyAccessLog(await app.get(AccessLogPages).everything());

  async function write(count: number): Promise<void> {
    const log = app.get(AccessLog);
    const events = Array.from({ length: count }, () =>
      log.record(ctxOf(person), { kind: 'PLAN_READ', planId: randomUUID(), sections: ['persons'] }),
    );
    await Promise.all(events);
  }

  it('[W-03] [W-30] [W-32] keeps what was told, numbered without gaps, in a chain that holds', async () => {
    await write(40);
    const rows = await app.get(AccessLogPages).everything();
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
    expect(rows[0]).toMatchObject({
      kind: 'PLAN_READ',
      action: 'R',
      outcome: 'SUCCESS',
      person: person.id,
      organisation: person.organisation.id,
      functions: ['PRIVACY_OFFICER'],
      accessPoint: 'SYSTEM',
      sections: ['persons'],
    });
    expect(await faults()).toEqual([]);
  });

  it('[W-44] is read in the order in which it was written, lines of one moment too, page by page', async () => {
    const asked = { organisation: person.organisation.id, reader: person.id, closed: [] };
    const pages = app.get(AccessLogPages);
    const read: AccessRow[] = [];
    let page: AccessRow[];
    do {
      page = await pages.page({ ...asked, filter: {}, after: read.at(-1), limit: 7 });
      read.push(...page);
    } while (page.length > 0);
    expect(new Set(read.map(({ at }) => at)).size).toBeLessThan(read.length / 2);
    expect(read).toEqual((await pages.everything()).toReversed());
  });

  it('[W-31] gives the application INSERT and no more, also not by taking its own role again', async () => {
    const pool = createPool({ url: app.database.url, role: APPLICATION_ROLE, max: 1 });
    const attempts = [
      'SELECT 1 FROM access_log',
      'UPDATE access_log SET outcome = outcome',
      'DELETE FROM access_log',
      'TRUNCATE access_log',
    ];
    for (const attempt of attempts)
      await expect(pool.query(attempt)).rejects.toThrow('permission denied');
    const { rows } = await pool.query<{ able: boolean }>(
      `SELECT has_table_privilege(current_user, 'access_log', 'INSERT') AS able`,
    );
    expect(rows).toEqual([{ able: true }]);
    await pool.end();
  });

  it('[W-31] gives its reader SELECT and no more, and nothing of plans', async () => {
    const attempts = [
      'INSERT INTO access_log SELECT * FROM access_log',
      'DELETE FROM access_log',
      'SELECT 1 FROM change',
      'SELECT 1 FROM plan',
      'SELECT 1 FROM person',
      'SELECT 1 FROM session',
    ];
    await query(app.database.url, async (client) => {
      await client.query('SET ROLE vangnet_access_log_reader');
      expect((await client.query('SELECT 1 FROM access_log LIMIT 1')).rowCount).toBe(1);
      for (const attempt of attempts) {
        await expect(client.query(attempt)).rejects.toThrow('permission denied');
      }
    });
  });

  it('[W-31] lets a server read that signs in as no more than a member of the application', async () => {
    const role = `node_${randomUUID().slice(0, 8)}`;
    await asOwner(`CREATE ROLE ${role} LOGIN PASSWORD 'node' IN ROLE vangnet_application`);
    const url = new URL(app.database.url);
    [url.username, url.password] = [role, 'node'];
    const pool = createPool({ url: url.href, role: APPLICATION_ROLE, max: 1 });
    const rows = await new AccessLogPages(pool).everything();
    expect(rows.length).toBeGreaterThan(0);
    await expect(pool.query('SELECT 1 FROM access_log')).rejects.toThrow('permission denied');
    await pool.end();
    await asOwner(`DROP ROLE ${role}`);
  });

  it('[L-65] is not safe to run on while the application could change the log', async () => {
    const pool = createPool({ url: app.database.url, role: APPLICATION_ROLE, max: 1 });
    await expect(assertRoles(pool)).resolves.toBeUndefined();
    await asOwner('GRANT DELETE ON access_log TO vangnet_application');
    await expect(assertRoles(pool)).rejects.toThrow('vangnet_application can change the log');
    await asOwner('REVOKE DELETE ON access_log FROM vangnet_application');
    await pool.end();
  });

  it('[W-31] refuses its owner a change while the triggers stand', async () => {
    for (const attempt of [
      'UPDATE access_log SET reason = reason',
      'DELETE FROM access_log',
      'TRUNCATE access_log',
    ]) {
      await expect(asOwner(attempt)).rejects.toThrow('INSERT and SELECT only');
    }
  });

  it('[W-31] leaves no connection of the pool in the role that reads', async () => {
    await app.get(AccessLogPages).everything();
    await write(1);
    expect(await faults()).toEqual([]);
  });

  it('[W-30] flags what somebody changed who walks around the triggers', async () => {
    await write(10);
    const around = async (sql: string, back: string) => {
      await asOwner(`ALTER TABLE access_log DISABLE TRIGGER USER; ${sql}`);
      const found = await faults();
      await asOwner(`${back}; ALTER TABLE access_log ENABLE TRIGGER USER`);
      return found.map(({ number, reason }) => `${reason} at ${number}`);
    };
    const to = (value: string, number: number) =>
      `UPDATE access_log SET outcome = '${value}' WHERE number = ${number}`;
    expect(await around(to('REFUSED', 4), to('SUCCESS', 4))).toEqual(['HASH at 4']);
    expect(
      await around(
        'CREATE TABLE taken AS SELECT * FROM access_log WHERE number = 5; DELETE FROM access_log WHERE number = 5',
        'INSERT INTO access_log SELECT * FROM taken; DROP TABLE taken',
      ),
    ).toEqual(['NUMBER_GAP at 6']);
    const swap = `UPDATE access_log SET number = 1000 WHERE number = 6; UPDATE access_log SET number = 6 WHERE number = 7;
      UPDATE access_log SET number = 7 WHERE number = 1000`;
    expect(await around(swap, swap)).toContain('PREVIOUS_HASH at 6');
    expect(await faults()).toEqual([]);
  });

  it('[W-01] answers no read that it cannot write down, and goes on in another chain', async () => {
    const plan = await buildPlan(app, [person]);
    const reader = app.get(PlanReader);
    await asOwner('REVOKE INSERT ON access_log FROM vangnet_application');
    const unavailable = { refusal: { code: 'UNAVAILABLE' } };
    await expect(reader.open(ctxOf(person), plan.id)).rejects.toMatchObject(unavailable);
    await expect(reader.open(ctxOf(person), randomUUID())).rejects.toMatchObject(unavailable);
    await expect(app.get(PlanListService).page(ctxOf(person), { first: 5 })).rejects.toMatchObject(
      unavailable,
    );
    await asOwner('GRANT INSERT ON access_log TO vangnet_application');
    await expect(reader.open(ctxOf(person), plan.id)).resolves.toBeDefined();
    expect(await faults()).toEqual([]);
  });

  it('[W-30] has a chain of its own for each server', async () => {
    const other = await TestApp.start({ database: app.database });
    await Promise.all([
      write(5),
      other.get(AccessLog).record(ctxOf(person), { kind: 'PLAN_LIST' }),
    ]);
    await other.close();
    const rows = await app.get(AccessLogPages).everything();
    expect(new Set(rows.map(({ chain }) => chain)).size).toBeGreaterThanOrEqual(2);
    expect(verifyAccessLog(rows)).toEqual([]);
  });
});
