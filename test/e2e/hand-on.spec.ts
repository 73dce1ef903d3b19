import { randomUUID } from 'node:crypto';
import { PlanWriter } from '#plan';
import {
  buildWithAccount,
  getAs,
  giveAccount,
  postAs,
  refusedWith,
} from '../support/administrators.js';
import { TestApp } from '../support/app.js';
import { buildTable, Desk, type Table } from '../support/desk.js';
import { ctxOf, newOpId, type BuiltOrganisation, type BuiltPerson } from '../support/factories.js';
import { readLog } from '../support/log-check.js';

/** Whom a case is handed on or over to comes in as an id: whatever else it is, nothing comes of it. */
describe('handing a case on to whom it cannot go', () => {
  let app: TestApp;
  let table: Table;
  let organisation: BuiltOrganisation;
  let officer: BuiltPerson;
  /** Alone on the case for the organisation, and denied there. */
  let denied: BuiltPerson;
  let next: BuiltPerson;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  beforeEach(async () => {
    table = await buildTable(app);
    denied = table.team.person;
    ({ organisation } = denied);
    await giveAccount(app, denied);
    officer = await buildWithAccount(app, { organisation, functions: ['PRIVACY_OFFICER'] });
    next = await buildWithAccount(app, { organisation });
    const op = { kind: 'person.deny', opId: newOpId(), person: denied.id, how: 'MATCH' } as const;
    await app.get(PlanWriter).administer(ctxOf(table.vt.person), table.plan.id, [op]);
  });
  afterAll(async () => app.close());

  const reports = async (by = officer) =>
    (await getAs(app, by, '/conflict/reports')).body as { id: string; alone: boolean }[];
  const pathOf = async (): Promise<string> =>
    `/conflict/reports/${(await reports())[0]?.id}/hand-on`;
  const logLength = async () => (await readLog(app.database.url, table.plan.id)).length;
  const sees = async (person: BuiltPerson): Promise<boolean> =>
    new Desk(app, person, table.plan.id).plan().then(
      () => true,
      () => false,
    );

  it('[K-06] takes a colleague who works here, and neither of the two', async () => {
    const administrator = await buildWithAccount(app, { organisation, administrator: true });
    const gone = await buildWithAccount(app, { organisation });
    await postAs(app, administrator, `/auth/people/${gone.id}/block`);
    const stranger = await buildWithAccount(app);
    const path = await pathOf();
    const before = await logLength();
    for (const [successor, code] of [
      [stranger.id, 'ABSENT'],
      [table.vt.person.id, 'ABSENT'],
      [gone.id, 'ABSENT'],
      [randomUUID(), 'ABSENT'],
      [organisation.id, 'ABSENT'],
      [table.plan.id, 'ABSENT'],
      [officer.id, 'NOT_ALLOWED'],
      [denied.id, 'NOT_ALLOWED'],
    ] as const) {
      const { body } = await postAs(app, officer, path, { successor });
      expect([successor, body]).toEqual([successor, refusedWith(code)]);
    }
    expect(await logLength()).toBe(before);
    expect((await reports()).map(({ alone }) => alone)).toEqual([true]);
    expect(await sees(stranger)).toBe(false);
  });

  it('[K-06] [L-04] takes an id, and nothing beside it', async () => {
    const path = await pathOf();
    const before = await logLength();
    for (const body of [
      {},
      { successor: null },
      { successor: '' },
      { successor: `${next.id}\u0000` },
      { successor: '\ud83d' },
      { successor: [next.id] },
      { successor: next.id, planId: table.plan.id },
      [next.id],
    ]) {
      const { status, body: answer } = await postAs(app, officer, path, body);
      expect([body, status, answer]).toEqual([body, 400, refusedWith('MALFORMED')]);
    }
    expect(await logLength()).toBe(before);
  });

  it('[K-20] is for the officer of the organisation, of a report that there is', async () => {
    const path = await pathOf();
    const successor = next.id;
    const foreign = await buildWithAccount(app, { functions: ['PRIVACY_OFFICER'] });
    for (const [by, at, code] of [
      [next, path, 'NOT_ALLOWED'],
      [denied, path, 'NOT_ALLOWED'],
      [foreign, path, 'ABSENT'],
      [officer, `/conflict/reports/${randomUUID()}/hand-on`, 'ABSENT'],
      [officer, '/conflict/reports/%00/hand-on', 'ABSENT'],
      [officer, `/conflict/reports/${'x'.repeat(2000)}/hand-on`, 'ABSENT'],
    ] as const) {
      expect((await postAs(app, by, at, { successor })).body).toEqual(refusedWith(code));
    }
    expect(await sees(next)).toBe(false);
  });

  it('[K-06] happens once, however often it is asked', async () => {
    const path = await pathOf();
    const ask = () => postAs(app, officer, path, { successor: next.id });
    const before = await logLength();
    const answers = await Promise.all([ask(), ask(), ask()]);
    const refused = answers.filter(({ status }) => status !== 204).map(({ body }) => body);
    expect(refused).toHaveLength(2);
    for (const body of refused) {
      expect([refusedWith('ABSENT'), refusedWith('NOT_ALLOWED')]).toContainEqual(body);
    }
    expect(await logLength()).toBe(before + 2);
    expect((await ask()).body).toEqual(refusedWith('NOT_ALLOWED'));
    expect(await sees(next)).toBe(true);
    expect(await logLength()).toBe(before + 2);
  });

  it('[I-57] [C-40] an administrator hands over once, too, and to a person', async () => {
    const administrator = await buildWithAccount(app, { organisation, administrator: true });
    const path = `/auth/people/${denied.id}/hand-over`;
    const before = await logLength();
    for (const successor of [`${next.id}\u0000`, '\ud83d', '', [next.id], 7]) {
      const { body } = await postAs(app, administrator, path, { successor });
      expect([successor, body]).toEqual([successor, refusedWith('MALFORMED')]);
    }
    expect(await logLength()).toBe(before);
    const ask = () => postAs(app, administrator, path, { successor: next.id });
    const answers = await Promise.all([ask(), ask()]);
    const refused = answers.filter(({ status }) => status !== 200).map(({ body }) => body);
    expect(refused.length).toBeLessThan(2);
    expect(refused).toEqual(refused.map(() => refusedWith('ABSENT')));
    expect(await logLength()).toBe(before + 2);
    expect((await ask()).body).toEqual(refusedWith('ABSENT'));
  });
});
