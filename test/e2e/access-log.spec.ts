import { randomUUID } from 'node:crypto';
import { TestApp } from '../support/app.js';
import { accessLinesOf, accessRowsOf } from '../support/access-lines.js';
import { Desk } from '../support/desk.js';
import { buildPerson, buildPlan, type BuiltPerson, type BuiltPlan } from '../support/factories.js';
import { LiveUser } from '../support/live-user.js';
import { addOp } from '../support/ops.js';

const PLAN = 'query ($id: ID!) { plan(id: $id) { label } }';
const HISTORY = `query ($id: ID!, $item: ID, $since: DateTime) {
  history(planId: $id, item: $item, since: $since) { edges { node { id } } } }`;

describe('what the access log tells of', () => {
  let app: TestApp;
  let police: BuiltPerson;
  let shelter: BuiltPerson;
  let outsider: BuiltPerson;
  let plan: BuiltPlan;

  beforeAll(async () => {
    app = await TestApp.start();
    shelter = await buildPerson(app, { type: 'SHELTER' });
  });
  afterAll(async () => app.close());

  beforeEach(async () => {
    police = await buildPerson(app, { type: 'POLICE' });
    outsider = await buildPerson(app, { type: 'NEIGHBOURHOOD_TEAM' });
    plan = await buildPlan(app, [shelter, police]);
  });

  it('[W-05] [W-10] tells of a sign-in, a plan, its history and a search in it, and of signing out', async () => {
    const cookie = await app.signIn(police);
    await app.graphql(cookie, PLAN, { id: plan.id });
    await app.graphql(cookie, HISTORY, { id: plan.id });
    const item = randomUUID();
    await app.graphql(cookie, HISTORY, { id: plan.id, item, since: '2026-01-01T00:00:00Z' });
    await app.http().post('/sign-out').set('Cookie', cookie).expect(204);
    const rows = await accessRowsOf(app, police);
    expect(rows.map(({ kind }) => kind)).toEqual([
      'SIGN_IN',
      'PLAN_READ',
      'HISTORY_READ',
      'HISTORY_SEARCH',
      'SIGN_OUT',
    ]);
    expect(rows.map(({ accessPoint }) => accessPoint)).toEqual([
      'HTTP',
      'GRAPHQL',
      'GRAPHQL',
      'GRAPHQL',
      'HTTP',
    ]);
    expect(rows[1]).toMatchObject({ planId: plan.id, organisation: police.organisation.id });
    expect(rows[3]?.filters.toSorted()).toEqual(['item', 'since']);
    expect(JSON.stringify(rows)).not.toContain(item);
  });

  it('[W-02] holds no name and no word of a plan', async () => {
    const desk = new Desk(app, police, plan.id);
    const cookie = await app.signIn(police);
    const { id: item } = await desk.add('agreement');
    await app.graphql(cookie, HISTORY, { id: plan.id, item });
    const rows = await accessRowsOf(app, police);
    expect(rows.at(-1)).toMatchObject({ kind: 'HISTORY_SEARCH', itemKind: 'agreement' });
    const told = JSON.stringify(rows);
    for (const word of [police.name, plan.label, plan.caseNumber, item])
      expect(told).not.toContain(word);
  });

  it('[W-11] has one line for a list of plans, and one for each plan of it whose sections are asked for', async () => {
    const cookie = await app.signIn(police);
    await app.graphql(
      cookie,
      '{ plans { edges { node { label status director completeness { state } } } } }',
    );
    await app.graphql(
      cookie,
      '{ plans { edges { node { sections { section } members { organisation } } } } }',
    );
    expect(await accessLinesOf(app, police)).toEqual([
      'SIGN_IN',
      'PLAN_LIST',
      'PLAN_LIST',
      'PLAN_READ',
    ]);
  });

  it('[W-11] [W-02] has a line for a search among one’s own cases: by what, and never for what', async () => {
    const cookie = await app.signIn(police);
    const ask = `query ($find: String, $status: CaseStatus) {
      plans(find: $find, status: $status) { edges { node { label } } } }`;
    await app.graphql(cookie, ask, { find: 'Regenboog', status: 'ACTIVE' });
    await app.graphql(cookie, ask, { find: '  ', status: null });
    const rows = (await accessRowsOf(app, police)).slice(1);
    expect(rows.map(({ kind, filters }) => [kind, filters.toSorted()])).toEqual([
      ['PLAN_SEARCH', ['status', 'text']],
      ['PLAN_LIST', []],
    ]);
    expect(JSON.stringify(rows)).not.toContain('Regenboog');
  });

  it('[W-12] has a line for what is told to whoever takes in cases, and the same one for what is not', async () => {
    const intaker = await buildPerson(app, { type: 'POLICE', functions: ['CASE_INTAKE'] });
    const own = await buildPlan(app, [intaker]);
    const cookie = await app.signIn(intaker);
    await app.graphql(cookie, '{ intakes { edges { node { caseNumber } } } }');
    const ask = 'query ($id: ID!) { intake(planId: $id) { caseNumber } }';
    const asked = [own.id, plan.id, randomUUID()];
    for (const id of asked) await app.graphql(cookie, ask, { id });
    const colleague = await buildPerson(app, { organisation: intaker.organisation });
    const theirs = await app.signIn(colleague);
    await app.graphql(theirs, ask, { id: own.id });
    const rows = (await accessRowsOf(app, intaker)).slice(1);
    expect(rows.map(({ kind, reason, planId }) => [kind, reason, planId])).toEqual([
      ['INTAKE_READ', null, null],
      ['INTAKE_READ', null, asked[0]],
      ['INTAKE_READ', 'ABSENT', asked[1]],
      ['INTAKE_READ', 'ABSENT', asked[2]],
    ]);
    expect(await accessLinesOf(app, colleague)).toEqual(['SIGN_IN', 'INTAKE_READ ABSENT']);
  });

  it('[W-04] has the same line for a plan that is not theirs and for one that is not there', async () => {
    const user = await LiveUser.connect(app, outsider, { planId: plan.id });
    const cookie = await app.signIn(outsider);
    for (const planId of [plan.id, randomUUID()]) {
      await user.ask('plan:open', { planId });
      await user.ask('plan:submit', { planId, ops: [addOp('agreement')] });
      await app.graphql(cookie, PLAN, { id: planId });
      await app.graphql(cookie, HISTORY, { id: planId });
    }
    user.leave();
    const rows = (await accessRowsOf(app, outsider)).filter(({ kind }) => kind !== 'SIGN_IN');
    const told = rows.map(
      ({
        id: _id,
        planId: _planId,
        at: _at,
        number: _number,
        hash: _hash,
        prevHash: _prev,
        ...rest
      }) => rest,
    );
    expect(told.map(({ kind, reason }) => `${kind} ${reason}`).slice(0, 4)).toEqual([
      'PLAN_OPEN ABSENT',
      'PLAN_EDIT ABSENT',
      'PLAN_READ ABSENT',
      'HISTORY_READ ABSENT',
    ]);
    expect(told.slice(4)).toEqual(told.slice(0, 4));
  });

  it('[W-04] [W-07] tells of an edit that is not allowed, and not of one that was accepted', async () => {
    const desk = new Desk(app, police, plan.id);
    expect(await desk.codes(addOp('agreement'))).toEqual(['OK']);
    expect(await desk.codes(addOp('caseDirection'))).toEqual(['NOT_ALLOWED']);
    expect(await accessLinesOf(app, police)).toEqual(['PLAN_EDIT NOT_ALLOWED']);
  });

  it('[W-04] tells of an edit of what is absent as of one that is not allowed', async () => {
    const desk = new Desk(app, police, plan.id);
    expect(await desk.codes(addOp('shelterLocation'))).toEqual(['ABSENT']);
    expect(await accessLinesOf(app, police)).toEqual(['PLAN_EDIT NOT_ALLOWED']);
  });

  it('[W-06] tells once whose request came from elsewhere, and whose session was over', async () => {
    const cookie = await app.signIn(police);
    const foreign = () =>
      app.http().post('/sign-out').set('Cookie', cookie).set('Origin', 'https://elsewhere.example');
    expect((await foreign()).status).toBe(403);
    expect((await foreign()).status).toBe(403);
    await app.http().post('/sign-out').set('Cookie', cookie).expect(204);
    const { errors } = await app.graphql(cookie, PLAN, { id: plan.id });
    expect(errors?.[0]?.message).toBe('UNAUTHENTICATED');
    await expect(LiveUser.connect(app, police, { planId: plan.id, cookie })).rejects.toThrow();
    expect(await accessLinesOf(app, police)).toEqual([
      'SIGN_IN',
      'CONNECTION ORIGIN_REFUSED',
      'SIGN_OUT',
      'CONNECTION UNAUTHENTICATED',
    ]);
  });

  it('[W-01] [W-20] has its line before the plan is on the screen, with the sections that it shows', async () => {
    const user = await LiveUser.open(app, police, { planId: plan.id });
    const [, opened] = await accessRowsOf(app, police);
    expect(opened).toMatchObject({ kind: 'PLAN_OPEN', accessPoint: 'SOCKET', planId: plan.id });
    expect(opened?.sections).toEqual(user.plan.sections.map(({ section }) => section));
    user.leave();
  });

  it('[W-21] [W-22] goes on with the line after a reconnect by cursor, and closes it at the end', async () => {
    const cookie = await app.signIn(police);
    const user = await LiveUser.connect(app, police, { planId: plan.id, cookie });
    const { cursor } = await user.opened();
    user.leave();
    const again = await LiveUser.connect(app, police, { planId: plan.id, cookie });
    await again.openedAt(cursor);
    const anew = await LiveUser.open(app, police, { planId: plan.id, cookie });
    anew.leave();
    again.leave();
    const lines = await accessLinesOf(app, police);
    expect(lines.filter((line) => line === 'PLAN_OPEN')).toHaveLength(2);
  });

  it('[W-21] closes what is open when the server stops', async () => {
    const other = await TestApp.start({ database: app.database });
    await LiveUser.open(other, police, { planId: plan.id });
    await other.close();
    const rows = await accessRowsOf(app, police);
    const opened = rows.find(({ kind }) => kind === 'PLAN_OPEN');
    expect(rows.find(({ kind }) => kind === 'PLAN_CLOSE')).toMatchObject({
      openedId: opened?.id,
      planId: plan.id,
    });
  });
});
