import { buildWithAccount, getAs, postAs } from '../support/administrators.js';
import { accessRowsOf } from '../support/access-lines.js';
import { TestApp } from '../support/app.js';
import { ground } from '../support/circle.js';
import { buildTable } from '../support/desk.js';
import { newOpId, type BuiltPerson } from '../support/factories.js';
import { LiveUser } from '../support/live-user.js';
import { addOp } from '../support/ops.js';
import { PermissionSurface } from '../../apps/api/permission/permission-surface.js';

const NEVER = '00000000-0000-4000-8000-000000000000';

/** Ids of a case, and of what belongs to it; or of nothing at all. */
interface Ids {
  plan: string;
  caseNumber: string;
  thing: string;
  person: string;
  organisation: string;
  name: string;
}

type Ask = (as: Asking, ids: Ids) => Promise<unknown>;

interface Asking {
  app: TestApp;
  who: BuiltPerson;
  cookie: string;
  live: LiveUser;
}

const graphql =
  (
    text: (ids: Ids) => string,
    variables: (ids: Ids) => Record<string, unknown> = () => ({}),
  ): Ask =>
  async ({ app, cookie }, ids) => {
    const { data, errors } = await app.graphql(cookie, text(ids), variables(ids));
    return [data ?? null, (errors ?? []).map(({ extensions }) => extensions['code'])];
  };
const post =
  (path: (ids: Ids) => string, body: (ids: Ids) => object = () => ({})): Ask =>
  ({ app, who }, ids) =>
    postAs(app, who, path(ids), body(ids));

const WHY = { basis: 'OTHER', reason: 'Het staat er ten onrechte' };
const step = () => ({ opId: newOpId() });

const KNOWN_BY = { surnames: ['Jansen'], bornOn: '1990-01-01' };

/** Every operation that takes an id of a case, of something in it, or of somebody of an organisation. */
const ASKS: Readonly<Record<string, Ask>> = {
  'graphql Mutation.changeCircle': graphql(
    ({ plan }) =>
      `mutation ($op: CircleOpInput!) { changeCircle(planId: "${plan}", op: $op) { __typename } }`,
    ({ person }) => ({ op: { endPerson: { opId: newOpId(), person } } }),
  ),
  'graphql Mutation.submit': graphql(
    ({ plan }) =>
      `mutation ($ops: [OpInput!]!) { submit(planId: "${plan}", ops: $ops) { __typename } }`,
    () => ({ ops: [{ itemAdd: { opId: newOpId(), itemKind: 'condition' } }] }),
  ),
  'graphql Query.accessLog': graphql(
    ({ plan }) => `{ accessLog(filters: { planId: "${plan}" }) { edges { cursor } } }`,
  ),
  'graphql Query.emergencies': graphql(({ plan }) => `{ emergencies(planId: "${plan}") { use } }`),
  'graphql Query.emergencyContact': graphql(
    ({ plan, thing }) => `{ emergencyContact(planId: "${plan}", use: "${thing}") { contacts } }`,
  ),
  'graphql Query.reviewReason': graphql(({ thing }) => `{ reviewReason(use: "${thing}") }`),
  'graphql Mutation.concludeReview': graphql(
    ({ thing }) =>
      `mutation ($opId: ID!, $conclusion: String!) {
        concludeReview(review: { opId: $opId, use: "${thing}", verdict: JUSTIFIED, conclusion: $conclusion }) { __typename } }`,
    () => ({ opId: newOpId(), conclusion: 'Het was terecht.' }),
  ),
  'graphql Query.evidence': graphql(({ plan }) => `{ evidence(planId: "${plan}") { logHead } }`),
  'graphql Query.findOrganisations': graphql(
    ({ name }) => `{ findOrganisations(name: "nergens ${name}") { id } }`,
  ),
  'graphql Query.authorship': graphql(
    ({ plan, thing }) =>
      `{ authorship(planId: "${plan}", item: "${thing}", field: "action", moment: { now: true }) { text } }`,
  ),
  'graphql Query.comparison': graphql(
    ({ plan }) =>
      `{ comparison(planId: "${plan}", from: { now: true }, to: { now: true }) { items { title } } }`,
  ),
  'graphql Query.lastVisit': graphql(({ plan }) => `{ lastVisit(planId: "${plan}") { at } }`),
  'graphql Query.history': graphql(
    ({ plan, thing }) => `{ history(planId: "${plan}", item: "${thing}") { edges { cursor } } }`,
  ),
  'graphql Query.intake': graphql(({ plan }) => `{ intake(planId: "${plan}") { caseNumber } }`),
  'graphql Query.plan': graphql(({ plan }) => `{ plan(id: "${plan}") { caseNumber } }`),
  'graphql Query.planAs': graphql(
    ({ plan, organisation }) =>
      `{ planAs(id: "${plan}", organisation: "${organisation}") { caseNumber } }`,
  ),
  'graphql Query.versions': graphql(
    ({ plan }) => `{ versions(planId: "${plan}") { edges { cursor } } }`,
  ),
  'graphql Query.versionContents': graphql(
    ({ plan }) => `{ versionContents(planId: "${plan}", number: 1) { erased } }`,
  ),
  'http GET /auth/people/:id/hand-over': ({ app, who }, { person }) =>
    getAs(app, who, `/auth/people/${person}/hand-over`),
  'http GET /conflict/plans/:id': ({ app, who }, { plan }) =>
    getAs(app, who, `/conflict/plans/${plan}`),
  'http GET /plans/:id/ledger': ({ app, who }, { plan }) =>
    getAs(app, who, `/plans/${plan}/ledger`),
  'http GET /erasures': ({ app, who }) => getAs(app, who, '/erasures?list=open'),
  'http GET /erasures/plans/:id': ({ app, who }, { plan }) =>
    getAs(app, who, `/erasures/plans/${plan}`),
  'http GET /legal-holds': ({ app, who }) => getAs(app, who, '/legal-holds'),
  'http GET /retention/due': ({ app, who }) => getAs(app, who, '/retention/due'),
  'http GET /retention/due-items': ({ app, who }) => getAs(app, who, '/retention/due-items'),
  'http POST /retention/due-items/:id': post(
    ({ plan }) => `/retention/due-items/${plan}`,
    () => ({ ...step(), recordKind: 'agreement', reason: WHY.reason }),
  ),
  'http POST /erasures/:id/agree': post(({ thing }) => `/erasures/${thing}/agree`, step),
  'http POST /erasures/:id/refuse': post(
    ({ thing }) => `/erasures/${thing}/refuse`,
    () => ({ ...step(), reason: WHY.reason }),
  ),
  'http POST /erasures/:id/undo': post(({ thing }) => `/erasures/${thing}/undo`, step),
  'http POST /erasures/cases/:id': post(
    ({ plan }) => `/erasures/cases/${plan}`,
    () => ({ ...step(), ...WHY }),
  ),
  'http POST /erasures/plans/:id': post(
    ({ plan }) => `/erasures/plans/${plan}`,
    ({ thing }) => ({ ...step(), ...WHY, target: { sort: 'ITEM', items: [thing] } }),
  ),
  'http POST /erasures/plans/:id/undo/:erasure': post(
    ({ plan, thing }) => `/erasures/plans/${plan}/undo/${thing}`,
    step,
  ),
  'http POST /erasures/plans/:id/withdraw/:erasure': post(
    ({ plan, thing }) => `/erasures/plans/${plan}/withdraw/${thing}`,
    step,
  ),
  'http POST /legal-holds': post(
    () => '/legal-holds',
    ({ caseNumber }) => ({ caseNumber, reason: WHY.reason }),
  ),
  'http POST /legal-holds/lift': post(
    () => '/legal-holds/lift',
    ({ caseNumber }) => ({ caseNumber }),
  ),
  'http POST /auth/people/:id/block': post(({ person }) => `/auth/people/${person}/block`),
  'http POST /auth/people/:id/deputy': post(
    ({ person }) => `/auth/people/${person}/deputy`,
    () => ({ deputy: null }),
  ),
  'http POST /auth/people/:id/functions': post(
    ({ person }) => `/auth/people/${person}/functions`,
    () => ({ give: [], take: [] }),
  ),
  'http POST /auth/people/:id/hand-over': post(
    ({ person }) => `/auth/people/${person}/hand-over`,
    () => ({ successor: null }),
  ),
  'http POST /auth/people/:id/invite': post(({ person }) => `/auth/people/${person}/invite`),
  'http POST /auth/people/:id/recover': post(({ person }) => `/auth/people/${person}/recover`),
  'http POST /conflict/plans/:id': post(
    ({ plan }) => `/conflict/plans/${plan}`,
    ({ thing }) => ({ item: thing, ...KNOWN_BY }),
  ),
  'http POST /conflict/reports/:id/agree': post(({ thing }) => `/conflict/reports/${thing}/agree`),
  'http POST /conflict/reports/:id/confirm': post(
    ({ thing }) => `/conflict/reports/${thing}/confirm`,
  ),
  'http POST /conflict/reports/:id/hand-on': post(
    ({ thing }) => `/conflict/reports/${thing}/hand-on`,
    ({ person }) => ({ successor: person }),
  ),
  'http POST /conflict/reports/:id/lift': post(
    ({ thing }) => `/conflict/reports/${thing}/lift`,
    () => ({ reason: 'Dat is iemand anders.' }),
  ),
  'http POST /conflict/staff/:id': post(
    ({ person }) => `/conflict/staff/${person}`,
    () => KNOWN_BY,
  ),
  'http POST /conflict/ties/:id': post(
    ({ person }) => `/conflict/ties/${person}`,
    () => KNOWN_BY,
  ),
  'socket plan:open': ({ live }, { plan }) => live.ask('plan:open', { planId: plan }),
  'socket plan:submit': ({ live }, { plan }) =>
    live.ask('plan:submit', { planId: plan, ops: [addOp('condition')] }),
};

/** Operations without an id of a case or of people of an organisation; lists, whose answers have to be empty, come below. */
const WITHOUT_ID =
  /^(http \w+ \/(auth\/(?!people\/)|demo|health|ledger|platform|sign-out|conflict\/(reports|staff)$|retention($|\/:kind))|http (GET|POST) \/auth\/people$|socket (plan:close|presence)$|graphql (Mutation\.beginCase|Query\.(accessLogPeople|colleagues|intakes|me|openReviews|plans))$)/;

describe('what a platform administrator gets of cases', () => {
  let app: TestApp;
  let platform: BuiltPerson;

  beforeAll(async () => {
    app = await TestApp.start();
    platform = await buildWithAccount(app, { type: 'PLATFORM', administrator: true });
  });
  afterAll(async () => app.close());

  it('[I-70] reads no case, on any channel: each operation answers as for an id that never existed', async () => {
    const table = await buildTable(app);
    const { organisation } = table.vt.person;
    const colleague = await buildWithAccount(app, { organisation });
    const { id } = await table.vt.add('agreement');
    const real: Ids = {
      plan: table.plan.id,
      caseNumber: table.plan.caseNumber,
      thing: id,
      person: colleague.id,
      organisation: organisation.id,
      name: organisation.name,
    };
    const none: Ids = {
      plan: NEVER,
      caseNumber: 'geen',
      thing: NEVER,
      person: NEVER,
      organisation: NEVER,
      name: 'x',
    };
    const cookie = await app.signIn(platform);
    const live = await LiveUser.connect(app, platform, { planId: table.plan.id, cookie });
    const as = { app, who: platform, cookie, live };
    for (const [operation, ask] of Object.entries(ASKS)) {
      const answer = await ask(as, real);
      expect([operation, answer]).toEqual([operation, await ask(as, none)]);
      expect(`${operation} ${JSON.stringify(answer)}`).toMatch(/ABSENT|NOT_ALLOWED|\[\]/);
      expect(JSON.stringify(answer)).not.toContain('MALFORMED');
    }
    const { data } = await app.graphql(
      cookie,
      '{ plans { edges { cursor } } intakes { edges { cursor } } openReviews { at } colleagues { id } }',
    );
    expect(data).toEqual({
      plans: { edges: [] },
      intakes: { edges: [] },
      openReviews: [],
      colleagues: [{ id: platform.id }],
    });
    expect(live.heard.map(({ event }) => event)).toEqual([]);
    live.leave();
    const shown = (await accessRowsOf(app, platform)).filter(
      ({ planId, reason }) => planId !== null && reason === null,
    );
    expect(shown).toEqual([]);
    expect((await table.vt.plan()).members).toHaveLength(4);
  });

  it('[I-70] leaves out no operation of the server', () => {
    const named = app
      .get(PermissionSurface)
      .operations()
      .map(({ channel, name }) => `${channel} ${name}`);
    expect(named.filter((name) => !(name in ASKS) && !WITHOUT_ID.test(name))).toEqual([]);
    expect(Object.keys(ASKS).filter((name) => !named.includes(name))).toEqual([]);
  });

  it('[I-70] begins no case', async () => {
    const { data, errors } = await app.graphql(
      await app.signIn(platform),
      'mutation ($newCase: NewCaseInput!) { beginCase(newCase: $newCase) }',
      { newCase: { opId: newOpId(), label: 'x', ground: ground() } },
    );
    expect([data ?? null, errors?.[0]?.extensions['code']]).toEqual([null, 'NOT_ALLOWED']);
  });
});
