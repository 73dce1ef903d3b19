import { randomUUID } from 'node:crypto';
import type { RetentionPolicy } from '#contract';
import { accessLinesOf } from '../support/access-lines.js';
import { buildWithAccount, getAs, postAs, refusedWith } from '../support/administrators.js';
import { REAL_ENV, TestApp } from '../support/app.js';
import { buildTable, type Table } from '../support/desk.js';
import { archive, ask, buildOfficer, officer, REASON } from '../support/erasure.js';
import { newOpId, type BuiltPerson } from '../support/factories.js';
import { LiveUser } from '../support/live-user.js';
import { query } from '../support/log-check.js';
import { named, OPEN, setOp, textIn, typeOp, valueIn } from '../support/ops.js';

interface Due {
  cases: { caseNumber: string; isAsked: boolean }[];
  next: string | null;
}

describe('erasing over HTTP, and on an open screen', () => {
  let app: TestApp;
  let table: Table;
  let own: BuiltPerson;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(async () => app.close());
  beforeEach(async () => {
    table = await buildTable(app);
    own = await buildOfficer(app, table.vt);
  });

  const asked = (target: object) => ({
    opId: newOpId(),
    target,
    basis: 'WRONGLY_RECORDED',
    reason: REASON,
  });
  const path = () => `/erasures/plans/${table.plan.id}`;

  it('[E-14] [E-19] takes an item from every screen that shows it, and puts it back, while others hear nothing', async () => {
    const { vt, police, plan } = table;
    const { id } = await vt.add('agreement', { audience: OPEN });
    await vt.accepted(typeOp(textIn(await vt.item(id), 'action'), { insert: 'Mark belt niet.' }));
    const screen = await LiveUser.open(app, police.person, { planId: plan.id });
    const ask = asked({ sort: 'ITEM', items: [id] });
    expect(await postAs(app, vt.person, path(), ask)).toMatchObject({ status: 204 });
    // Sent again it is the same request (L-20).
    expect(await postAs(app, vt.person, path(), ask)).toMatchObject({ status: 204 });
    await postAs(app, own, `/erasures/${ask.opId}/agree`, { opId: newOpId() });
    await screen.until(({ event, message }) => event === 'plan:gone' && message.items.includes(id));
    const before = JSON.stringify(screen.heard);
    expect(before).not.toContain(ask.opId);
    expect(before).not.toContain(REASON);
    await postAs(app, vt.person, `${path()}/undo/${ask.opId}`, { opId: newOpId() });
    await screen.until(
      ({ event, message }) =>
        event === 'plan:shown' && message.items.some(({ item }) => item.id === id),
    );
    expect(JSON.stringify(screen.heard.at(-1))).toContain('Mark belt niet.');
    screen.leave();
  });

  it('[E-19] [A-07] says nothing to who was away of items that name somebody whom they never saw, when that one goes', async () => {
    const { vt, police, plan } = table;
    const person = await police.add('involvedPerson', { audience: named(police.person) });
    const open = await police.add('unsafeSituation', { audience: OPEN });
    await police.accepted(setOp(valueIn(open, 'who'), [{ sort: 'involved', id: person.id }]));
    const screen = await LiveUser.connect(app, vt.person, { planId: plan.id });
    const { cursor } = await screen.opened();
    const asked = await ask(police, { sort: 'PERSON', items: [person.id] });
    const ofPolice = await buildOfficer(app, police);
    for (const step of ['agree', 'undo'] as const) {
      expect(await officer(app, ofPolice, [step, asked])).toBe('OK');
      expect(await screen.openedAt(cursor)).toMatchObject({ changes: [], gone: [], shown: [] });
    }
    screen.leave();
  });

  it('[E-42] [E-02] is a line of the access log, done or refused', async () => {
    const { vt, police } = table;
    const { id } = await vt.add('condition', { audience: OPEN });
    const ask = asked({ sort: 'ITEM', items: [id] });
    expect(await postAs(app, police.person, path(), ask)).toMatchObject({
      status: 403,
      body: refusedWith('NOT_ALLOWED'),
    });
    await postAs(app, vt.person, path(), { ...ask, opId: newOpId() });
    await getAs(app, vt.person, path());
    expect(await accessLinesOf(app, police.person)).toContain('ERASURE_ASK NOT_ALLOWED');
    expect(await accessLinesOf(app, vt.person)).toEqual(
      expect.arrayContaining(['ERASURE_ASK', 'ERASURE_LIST']),
    );
    await getAs(app, own, '/erasures?list=open');
    await postAs(app, own, `/erasures/${randomUUID()}/agree`, { opId: newOpId() });
    await getAs(app, own, '/legal-holds');
    const hold = { caseNumber: table.plan.caseNumber, reason: REASON };
    await postAs(app, own, '/legal-holds', hold);
    expect((await getAs(app, own, '/legal-holds')).body).toMatchObject([hold]);
    await postAs(app, own, '/legal-holds/lift', { caseNumber: hold.caseNumber });
    expect((await getAs(app, own, '/legal-holds')).body).toEqual([]);
    expect(await accessLinesOf(app, own)).toEqual(
      expect.arrayContaining([
        'ERASURE_LIST',
        'ERASURE_DECIDE ABSENT',
        'LEGAL_HOLD_LIST',
        'LEGAL_HOLD_CHANGE',
      ]),
    );
    for (const where of ['/erasures', '/legal-holds', '/retention', '/retention/due']) {
      expect(await getAs(app, police.person, where)).toMatchObject({ status: 403 });
    }
  });

  it('[E-30] is due by terms that an administrator set, and there are no others', async () => {
    const { organisation } = table.vt.person;
    const administrator = await buildWithAccount(app, { organisation, administrator: true });
    const policies = async () =>
      (await getAs(app, administrator, '/retention')).body as RetentionPolicy[];
    expect(await policies()).toEqual([]);
    const policy = { recordKind: 'CASE', months: 12, starts: 'CASE_CLOSED' };
    expect(await postAs(app, own, '/retention', policy)).toMatchObject({ status: 403 });
    expect(await postAs(app, administrator, '/retention', policy)).toMatchObject({ status: 204 });
    expect(await policies()).toEqual([policy]);
    expect((await getAs(app, own, '/retention')).body).toEqual([policy]);
    for (const wrong of [{ ...policy, months: 0 }, { ...policy, months: 1.5 }, { months: 3 }]) {
      expect(await postAs(app, administrator, '/retention', wrong)).toMatchObject({ status: 400 });
    }
    await postAs(app, administrator, '/retention/CASE/remove');
    expect(await policies()).toEqual([]);
  });

  it('[E-31] [E-03] lists for officers what is due, of cases that their organisation leads, and goes by nothing else', async () => {
    const { organisation } = table.vt.person;
    const administrator = await buildWithAccount(app, { organisation, administrator: true });
    const due = async (by = own, after = '') =>
      (await getAs(app, by, `/retention/due?first=1${after}`)).body as Due;
    await archive(table.vt);
    expect((await due()).cases).toEqual([]);
    const policy = { recordKind: 'CASE', months: 12, starts: 'CASE_CLOSED' };
    await postAs(app, administrator, '/retention', policy);
    expect((await due()).cases).toEqual([]);
    const later = await TestApp.start({ database: app.database });
    await query(app.database.url, (client) =>
      client.query(`UPDATE case_state SET closed_at = now() - interval '13 months'`),
    );
    const first = (await getAs(later, own, '/retention/due?first=1')).body as Due;
    expect(first.cases).toMatchObject([{ caseNumber: table.plan.caseNumber, isAsked: false }]);
    const rest = `/retention/due?first=1&after=${first.cases[0]?.caseNumber}`;
    expect((await getAs(later, own, rest)).body).toEqual({ cases: [], next: null });
    // Another organisation with the same term does not lead the case.
    const police = await buildOfficer(app, table.police);
    await query(app.database.url, (client) =>
      client.query(
        `INSERT INTO retention_policy (org_id, record_kind, months, starts, set_by) VALUES ($1, 'CASE', 1, 'CASE_CLOSED', $2)`,
        [police.organisation.id, police.id],
      ),
    );
    expect((await getAs(later, police, '/retention/due')).body).toEqual({ cases: [], next: null });
    const ask = { opId: newOpId(), basis: 'RETENTION_OVER', reason: REASON };
    const where = `/erasures/cases/${table.plan.id}`;
    expect(await postAs(later, police, where, ask)).toMatchObject({ status: 404 });
    expect(await postAs(later, own, where, ask)).toMatchObject({ status: 204 });
    const again = (await getAs(later, own, '/retention/due')).body as Due;
    expect(again.cases).toMatchObject([{ isAsked: true }]);
    expect(
      await postAs(later, own, `/erasures/${ask.opId}/agree`, { opId: newOpId() }),
    ).toMatchObject({ status: 403, body: refusedWith('NOT_ALLOWED') });
    await later.close();
  });

  it('[E-01] [E-20] takes a fresh second factor of whoever agrees, holds or sets a term', async () => {
    const real = await TestApp.start({ env: REAL_ENV, database: app.database });
    const { organisation } = table.vt.person;
    const administrator = await buildWithAccount(real, { organisation, administrator: true });
    const { id } = await table.vt.add('condition', { audience: OPEN });
    const ask = asked({ sort: 'ITEM', items: [id] });
    await postAs(app, table.vt.person, path(), ask);
    const needed = { status: 403, body: refusedWith('STEP_UP_NEEDED') };
    const origin = REAL_ENV.VANGNET_ORIGINS;
    const post = async (by: BuiltPerson, where: string, body: object) => {
      const cookie = await real.signIn(by);
      const answer = await real
        .http()
        .post(where)
        .set({ Cookie: cookie, Origin: origin })
        .send(body);
      return { status: answer.status, body: answer.body as unknown };
    };
    expect(await post(own, `/erasures/${ask.opId}/agree`, { opId: newOpId() })).toEqual(needed);
    const hold = { caseNumber: table.plan.caseNumber, reason: REASON };
    expect(await post(own, '/legal-holds', hold)).toEqual(needed);
    const policy = { recordKind: 'CASE', months: 12, starts: 'CASE_CLOSED' };
    expect(await post(administrator, '/retention', policy)).toEqual(needed);
    await real.close();
  });
});
