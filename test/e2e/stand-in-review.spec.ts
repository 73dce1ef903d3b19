import type { ErrorCode, Op } from '#contract';
import { BreakGlassEvents, PlanCreator, PlanWriter, type BreakGlassEvent } from '#plan';
import { accessRowsOf } from '../support/access-lines.js';
import { REAL_ENV, TestApp } from '../support/app.js';
import { buildNewcomer, circle, letIn } from '../support/circle.js';
import { buildFullTable, Desk, type FullTable } from '../support/desk.js';
import { direct } from '../support/direction.js';
import { buildPerson, ctxOf, newOpId, type BuiltPerson } from '../support/factories.js';
import { query } from '../support/log-check.js';

const REASON = 'A meldt achtervolging, kan niet wachten';
const CONCLUSION = 'Terecht: er was direct gevaar en geen andere weg.';

const REVIEWS = `{ openReviews { use planId waitsFor person { name } } }`;
const WHY = `query ($use: ID!) { reviewReason(use: $use) }`;
const CONCLUDE = `mutation ($review: BreakGlassReviewInput!) {
  concludeReview(review: $review) { ... on OpRefused { error { code } } ... on OpAccepted { rev } }
}`;
const LIST = `query ($plan: ID!) { emergencies(planId: $plan) { use review conclusion } }`;

const TOLD = `query ($plan: ID!) { emergencies(planId: $plan) { use role isCoordinated } }`;

interface Review {
  use: string;
  planId: string | null;
  waitsFor: string;
  person: { name: string } | null;
}

describe('the review of an emergency that no safety coordinator is there for', () => {
  let app: TestApp;
  let table: FullTable;
  let officer: BuiltPerson;
  const events: BreakGlassEvent[] = [];

  beforeAll(async () => {
    app = await TestApp.start();
    app.get(BreakGlassEvents).onEvent((event) => void events.push(event));
  });
  afterAll(async () => app.close());
  beforeEach(async () => {
    table = await buildFullTable(app);
    const { organisation } = table.police.person;
    officer = await buildPerson(app, { organisation, functions: ['PRIVACY_OFFICER'] });
    events.length = 0;
  });

  const pressed = async (desk: Desk): Promise<string> => {
    const opId = newOpId();
    const op: Op = { kind: 'breakGlass.use', opId, section: 'shelterLocation', reason: REASON };
    await desk.accepted(op);
    return opId;
  };
  const used = async (desk: Desk): Promise<string> => {
    const use = await pressed(desk);
    await desk.accepted({ kind: 'breakGlass.end', opId: newOpId(), use });
    return use;
  };
  const off = (desk: Desk) =>
    app.get(PlanCreator).endMembership(ctxOf(table.vt.person), table.plan.id, desk.person.id);
  const on = async ({ person }: Desk): Promise<void> => {
    const member = { person: person.id, organisation: person.organisation.id };
    await app.get(PlanCreator).addMembers(ctxOf(table.vt.person), table.plan.id, [member]);
  };
  const ask = async (person: { id: string }, text: string, more: object = {}) =>
    app.graphql(await app.signIn(person), text, { ...more });
  const reviewsOf = async (person: { id: string }): Promise<Review[]> => {
    const { data } = await ask(person, REVIEWS);
    return (data as { openReviews: Review[] }).openReviews;
  };
  const conclude = async (person: { id: string }, use: string, opId = newOpId()) => {
    const review = { opId, use, verdict: 'JUSTIFIED', conclusion: CONCLUSION };
    const { data, errors } = await ask(person, CONCLUDE, { review });
    const code = errors?.[0]?.extensions['code'];
    const result = (data as { concludeReview?: { error?: { code: ErrorCode } } } | null)
      ?.concludeReview;
    return (code as ErrorCode | undefined) ?? result?.error?.code ?? 'OK';
  };
  const why = async (person: { id: string }, use: string) => {
    const { data, errors } = await ask(person, WHY, { use });
    return errors?.[0]?.extensions['code'] ?? (data as { reviewReason: string }).reviewReason;
  };

  it('[K-36] [K-37] waits for a coordinator while there is one, and else for the privacy officer', async () => {
    const use = await used(table.police);
    const { name } = table.police.person;
    const about = { use, planId: null, person: { name } };
    expect(await reviewsOf(officer)).toEqual([{ ...about, waitsFor: 'COORDINATOR' }]);
    expect([await why(officer, use), await conclude(officer, use)]).toEqual([
      'ABSENT',
      'NOT_ALLOWED',
    ]);
    await off(table.coordinator);
    expect(await reviewsOf(officer)).toEqual([{ ...about, waitsFor: 'YOU' }]);
    await on(table.coordinator);
    expect(await reviewsOf(officer)).toEqual([{ ...about, waitsFor: 'COORDINATOR' }]);
    expect(await reviewsOf(table.coordinator.person)).toMatchObject([
      { use, planId: table.plan.id, waitsFor: 'YOU' },
    ]);
  });

  it('[K-36] [K-39] is concluded by the officer once it is over, once, and told of as ever', async () => {
    await off(table.coordinator);
    const use = await pressed(table.police);
    expect(await reviewsOf(officer)).toMatchObject([{ waitsFor: 'END' }]);
    expect(await conclude(officer, use)).toBe('TRANSITION_REFUSED');
    await table.police.accepted({ kind: 'breakGlass.end', opId: newOpId(), use });
    expect(await why(officer, use)).toBe(REASON);
    const opId = newOpId();
    expect(await conclude(officer, use, opId)).toBe('OK');
    expect(await conclude(officer, use, opId)).toBe('OK');
    expect(await conclude(officer, use)).toBe('TRANSITION_REFUSED');
    expect(await reviewsOf(officer)).toEqual([]);
    const { data } = await ask(table.police.person, LIST, { plan: table.plan.id });
    expect(data).toEqual({
      emergencies: [{ use, review: 'JUSTIFIED', conclusion: CONCLUSION }],
    });
    expect(events.filter(({ type }) => type === 'REVIEWED')).toMatchObject([
      { person: officer.id, planId: table.plan.id, use },
      { person: officer.id, planId: table.plan.id, use },
    ]);
    const lines = await accessRowsOf(app, officer);
    const read = lines.filter(
      ({ kind, outcome }) => kind === 'BREAK_GLASS' && outcome === 'SUCCESS',
    );
    expect(read).toMatchObject([{ planId: table.plan.id }]);
  });

  it('[K-34] [K-36] tells the regievoerder of no coordinator who is not told of the use herself', async () => {
    await off(table.coordinator);
    const use = await used(table.police);
    expect(await conclude(officer, use)).toBe('OK');
    const late = await buildNewcomer(
      app,
      { planId: table.plan.id },
      { type: 'SHELTER', functions: ['CASE_INTAKE', 'SAFETY_COORDINATOR'] },
    );
    await letIn(table.vt, late, { past: 'CURRENT' });
    await direct(table.team, table.vt);
    const told = async (desk: Desk) => {
      const { data } = await ask(desk.person, TOLD, { plan: table.plan.id });
      return (data as { emergencies: object[] }).emergencies;
    };
    expect(await told(late)).toEqual([]);
    expect(await told(table.team)).toEqual([{ use, role: 'DIRECTOR', isCoordinated: false }]);
    const later = await used(table.police);
    expect(await told(late)).toMatchObject([{ use: later, role: 'COORDINATOR' }]);
    expect(await told(table.team)).toMatchObject([
      { use: later, isCoordinated: true },
      { use, isCoordinated: false },
    ]);
  });

  it('[K-36] is for no officer elsewhere, nor anybody else, nor whoever pressed', async () => {
    await off(table.coordinator);
    const use = await used(table.police);
    const elsewhere = await buildPerson(app, {
      organisation: table.vt.person.organisation,
      functions: ['PRIVACY_OFFICER'],
    });
    for (const person of [elsewhere, table.vt.person, table.contact.person]) {
      expect(await reviewsOf(person)).toEqual([]);
      expect([await why(person, use), await conclude(person, use)]).toEqual(['ABSENT', 'ABSENT']);
    }
    expect(await conclude(officer, newOpId())).toBe('ABSENT');
    const both = new Desk(app, officer, table.plan.id);
    await on(both);
    const own = await used(both);
    expect(await reviewsOf(officer)).toMatchObject([
      { use, waitsFor: 'YOU' },
      { use: own, waitsFor: 'OFFICER' },
    ]);
    expect([await why(officer, own), await conclude(officer, own)]).toEqual([
      'ABSENT',
      'NOT_ALLOWED',
    ]);
    const { organisation } = officer;
    const second = await buildPerson(app, { organisation, functions: ['PRIVACY_OFFICER'] });
    expect(await conclude(second, own)).toBe('OK');
  });

  it('[K-36] takes the way of the officer, on the case or not: a fresh second factor is asked there alone', async () => {
    await off(table.coordinator);
    const use = await used(table.police);
    const desk = new Desk(app, officer, table.plan.id);
    await on(desk);
    const op: Op = {
      kind: 'breakGlass.review',
      opId: newOpId(),
      use,
      verdict: 'JUSTIFIED',
      conclusion: CONCLUSION,
    };
    expect(await desk.codes(op)).toEqual(['ABSENT']);
    const strict = await TestApp.start({ database: app.database, env: REAL_ENV });
    const cookie = await strict.signIn(officer);
    await query(app.database.url, (client) =>
      client.query('UPDATE session SET stepped_up_at = NULL WHERE person_id = $1', [officer.id]),
    );
    const review = { opId: newOpId(), use, verdict: 'JUSTIFIED', conclusion: CONCLUSION };
    const { errors } = await strict.graphql(cookie, CONCLUDE, { review });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'STEP_UP_NEEDED' });
    await strict.close();
  });

  it('[K-01] [K-36] seems to wait for a coordinator to an officer who is shut out, whoever there is', async () => {
    await off(table.coordinator);
    const use = await used(table.police);
    const op = { kind: 'person.deny', opId: newOpId(), person: officer.id, how: 'MATCH' } as const;
    await app.get(PlanWriter).administer(ctxOf(table.vt.person), table.plan.id, [op]);
    expect(await reviewsOf(officer)).toMatchObject([{ use, waitsFor: 'COORDINATOR' }]);
    expect([await why(officer, use), await conclude(officer, use)]).toEqual([
      'ABSENT',
      'NOT_ALLOWED',
    ]);
  });

  it('[K-36] counts no coordinator who pressed, was blocked or lost the function, and counts one who is denied', async () => {
    const use = await used(table.police);
    const { id } = table.coordinator.person;
    const set = (column: string, value: unknown) =>
      query(app.database.url, (client) =>
        client.query(`UPDATE person SET ${column} = $2 WHERE id = $1`, [id, value]),
      );
    // On another node: names and functions of others are kept for a moment.
    const waits = async (): Promise<string[]> => {
      const node = await TestApp.start({ database: app.database });
      const { data } = await node.graphql(await node.signIn(officer), REVIEWS);
      await node.close();
      return (data as { openReviews: Review[] }).openReviews.map(({ waitsFor }) => waitsFor);
    };
    const op = { kind: 'person.deny', opId: newOpId(), person: id, how: 'MATCH' } as const;
    await app.get(PlanWriter).administer(ctxOf(table.vt.person), table.plan.id, [op]);
    // Else the officer would learn of it from another organisation (K-03).
    expect(await waits()).toEqual(['COORDINATOR']);
    const allow = { kind: 'person.allow', opId: newOpId(), person: id } as const;
    await app.get(PlanWriter).administer(ctxOf(table.vt.person), table.plan.id, [allow]);
    await set('active', false);
    expect(await waits()).toEqual(['YOU']);
    await set('active', true);
    await set('functions', []);
    expect(await waits()).toEqual(['YOU']);
    await set('functions', ['SAFETY_COORDINATOR']);
    expect(await waits()).toEqual(['COORDINATOR']);
    const own = await used(table.coordinator);
    const shelter = await buildPerson(app, {
      organisation: table.coordinator.person.organisation,
      functions: ['PRIVACY_OFFICER'],
    });
    expect(await reviewsOf(shelter)).toMatchObject([{ use: own, waitsFor: 'YOU' }]);
    expect(await circle(table.police, { kind: 'organisation.leave', reason: 'klaar' })).toBe('OK');
    expect(await conclude(officer, use)).toBe('NOT_ALLOWED');
  });
});
