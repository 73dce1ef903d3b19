import { randomUUID } from 'node:crypto';
import { ground } from './circle.js';
import { newOpId } from './factories.js';

/** What an id can stand for. */
export type Sort =
  | 'plan'
  | 'item'
  | 'stream'
  | 'use'
  | 'person'
  | 'organisation'
  | 'report'
  | 'session'
  | 'recovery'
  | 'erasure';

/** One way to hand in an id: what is asked with it, on a case of one's own. */
export interface Probe {
  sort: Sort;
  ask: (door: Door, own: string, id: string) => Promise<unknown>;
}

/** The ways in for one person, each answering what a client gets to see. */
export interface Door {
  graphql: (query: string, variables: object) => Promise<unknown>;
  http: (method: 'get' | 'post', path: string, body?: object) => Promise<unknown>;
  open: (planId: string) => Promise<unknown>;
  submit: (planId: string, op: object) => Promise<unknown>;
}

/** Ops of a client that name something by id, with that id in them. */
const OPS: Readonly<Record<string, (id: string) => object>> = {
  'item.move': (stream) => ({ stream, after: null }),
  'item.remove': (stream) => ({ stream, ifRev: 1 }),
  'item.restore': (stream) => ({ stream, ifRev: 1 }),
  'item.audience': (stream) => ({ stream, ifRev: 1, audience: { type: 'CASE_OPEN' } }),
  'field.audience': (stream) => ({ stream, ifRev: 0, audience: { type: 'OWN_ORG' } }),
  'field.set': (stream) => ({ stream, ifRev: 0, value: null }),
  'text.edit': (stream) => ({ stream, rev: 0, changes: [[0, 'x']] }),
  'breakGlass.end': (use) => ({ use }),
  'breakGlass.review': (use) => ({ use, verdict: 'JUSTIFIED', conclusion: 'Het was terecht.' }),
  'breakGlass.seen': (use) => ({ use }),
};

/** Ops that name nothing but the plan, and so are asked of a plan that is not theirs. */
const BARE_OPS: Readonly<Record<string, object>> = {
  'item.add': { itemKind: 'condition' },
  'conflict.declare': {},
  'breakGlass.use': { section: 'shelterLocation', reason: 'Zij belt en is in nood.' },
};

/** Changes of the circle as GraphQL names them; all are asked of a plan that is not theirs. */
const CIRCLE: Readonly<Record<string, () => object>> = {
  invite: () => ({ organisation: randomUUID(), ground: ground(), past: 'ALL' }),
  accept: () => ({ persons: [randomUUID()] }),
  decline: () => ({}),
  leave: () => ({ reason: 'klaar' }),
  end: () => ({ organisation: randomUUID(), reason: 'klaar' }),
  addPerson: () => ({ person: randomUUID() }),
  endPerson: () => ({ person: randomUUID() }),
  status: () => ({ to: 'MONITORING', reason: 'rustig' }),
  mark: () => ({ safetyHouse: true }),
};

const KNOWN_BY = { surnames: ['de Vries'], bornOn: '1980-02-03' };

const WHY = { basis: 'OTHER', reason: 'Het staat er ten onrechte' };
const PASSAGE = { sort: 'PASSAGE', rev: 0, range: null };

/** Asks in a case that something goes. */
function asking(door: Door, plan: string, target: object): Promise<unknown> {
  return door.http('post', `/erasures/plans/${plan}`, { opId: newOpId(), target, ...WHY });
}

const RESULT = '... on OpRefused { error { code } } ... on OpAccepted { rev }';

const CHANGE_CIRCLE = `mutation ($planId: ID!, $op: CircleOpInput!) {
  changeCircle(planId: $planId, op: $op) { ${RESULT} }
}`;

const circleOp = (name: string, more: object): object => ({ [name]: { opId: newOpId(), ...more } });

function graphql(sort: Sort, query: string): Probe {
  return { sort, ask: ({ graphql: ask }, own, id) => ask(query, { own, id }) };
}

function http(sort: Sort, method: 'get' | 'post', path: string, body: object = {}): Probe {
  return { sort, ask: (door, _own, id) => door.http(method, path.replace(':id', id), body) };
}

/** By the name of the operation in the permission surface, and behind a colon which id of it. */
export const PROBES: Readonly<Record<string, Probe>> = {
  'graphql Query.plan': graphql('plan', 'query ($id: ID!) { plan(id: $id) { id label } }'),
  'graphql Query.planAs': graphql(
    'plan',
    `query ($id: ID!) { planAs(id: $id, organisation: "${randomUUID()}") { id } }`,
  ),
  'graphql Query.planAs:organisation': graphql(
    'organisation',
    'query ($own: ID!, $id: ID!) { planAs(id: $own, organisation: $id) { id } }',
  ),
  'graphql Query.evidence': graphql(
    'plan',
    'query ($id: ID!) { evidence(planId: $id) { logHead } }',
  ),
  'graphql Query.history': graphql(
    'plan',
    'query ($id: ID!) { history(planId: $id) { edges { cursor } } }',
  ),
  ...Object.fromEntries(
    (['item', 'person', 'organisation'] as const).map((sort) => [
      `graphql Query.history:${sort}`,
      graphql(
        sort,
        `query ($own: ID!, $id: ID!) { history(planId: $own, ${sort}: $id) { edges { cursor } } }`,
      ),
    ]),
  ),
  'graphql Query.comparison': graphql(
    'plan',
    'query ($id: ID!) { comparison(planId: $id, from: { now: true }, to: { now: true }) { to { isLimited } } }',
  ),
  'graphql Query.comparison:item': graphql(
    'item',
    `
      query ($own: ID!, $id: ID!) {
        comparison(
          planId: $own
          from: { at: "2026-01-01T00:00:00Z" }
          to: { now: true }
          item: $id
        ) {
          items {
            title
          }
        }
      }
    `,
  ),
  'graphql Query.authorship': graphql(
    'plan',
    `query ($id: ID!) {
       authorship(planId: $id, item: "${randomUUID()}", field: "action", moment: { now: true }) { text } }`,
  ),
  'graphql Query.authorship:item': graphql(
    'item',
    `
      query ($own: ID!, $id: ID!) {
        authorship(planId: $own, item: $id, field: "action", moment: { now: true }) {
          text
        }
      }
    `,
  ),
  'graphql Query.lastVisit': graphql('plan', 'query ($id: ID!) { lastVisit(planId: $id) { at } }'),
  'graphql Query.emergencies': graphql(
    'plan',
    'query ($id: ID!) { emergencies(planId: $id) { use } }',
  ),
  'graphql Query.emergencyContact': graphql(
    'plan',
    `query ($id: ID!) { emergencyContact(planId: $id, use: "${randomUUID()}") { contacts } }`,
  ),
  'graphql Query.emergencyContact:use': graphql(
    'use',
    'query ($own: ID!, $id: ID!) { emergencyContact(planId: $own, use: $id) { contacts } }',
  ),
  'graphql Query.reviewReason': graphql('use', 'query ($id: ID!) { reviewReason(use: $id) }'),
  'graphql Mutation.concludeReview': {
    sort: 'use',
    ask: (door, _own, use) =>
      door.graphql(
        `mutation ($review: BreakGlassReviewInput!) { concludeReview(review: $review) { ${RESULT} } }`,
        { review: { opId: newOpId(), ...OPS['breakGlass.review']?.(use) } },
      ),
  },
  'graphql Query.intake': graphql('plan', 'query ($id: ID!) { intake(planId: $id) { status } }'),
  'graphql Query.accessLog:planId': graphql(
    'plan',
    'query ($id: ID!) { accessLog(filters: { planId: $id }) { edges { node { kind outcome } } } }',
  ),
  'graphql Query.accessLog:person': graphql(
    'person',
    'query ($id: ID!) { accessLog(filters: { person: $id }) { edges { node { kind outcome } } } }',
  ),
  'graphql Query.accessLog:organisation': graphql(
    'organisation',
    'query ($id: ID!) { accessLog(filters: { organisation: $id }) { edges { node { kind outcome } } } }',
  ),
  ...Object.fromEntries(
    Object.entries(CIRCLE).map(([name, more]): [string, Probe] => [
      `graphql Mutation.changeCircle:${name}`,
      {
        sort: 'plan',
        ask: (door, _own, planId) =>
          door.graphql(CHANGE_CIRCLE, { planId, op: circleOp(name, more()) }),
      },
    ]),
  ),
  ...Object.fromEntries(
    (['addPerson', 'endPerson'] as const).map((name): [string, Probe] => [
      `graphql Mutation.changeCircle:${name}:person`,
      {
        sort: 'person',
        ask: (door, planId, person) =>
          door.graphql(CHANGE_CIRCLE, { planId, op: circleOp(name, { person }) }),
      },
    ]),
  ),
  'graphql Mutation.changeCircle:end:organisation': {
    sort: 'organisation',
    ask: (door, planId, organisation) =>
      door.graphql(CHANGE_CIRCLE, {
        planId,
        op: circleOp('end', { organisation, reason: 'klaar' }),
      }),
  },
  'graphql Mutation.submit': {
    sort: 'plan',
    ask: (door, _own, planId) =>
      door.graphql(
        `mutation ($planId: ID!, $ops: [OpInput!]!) { submit(planId: $planId, ops: $ops) { ${RESULT} } }`,
        { planId, ops: [{ conflictDeclare: { opId: newOpId() } }] },
      ),
  },
  'socket plan:open': { sort: 'plan', ask: (door, _own, planId) => door.open(planId) },
  ...Object.fromEntries(
    [...Object.keys(OPS), ...Object.keys(BARE_OPS)].map((kind): [string, Probe] => [
      `socket plan:submit:${kind}:plan`,
      {
        sort: 'plan',
        ask: (door, _own, planId) =>
          door.submit(planId, { kind, ...(BARE_OPS[kind] ?? OPS[kind]?.(randomUUID())) }),
      },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(OPS).map(([kind, more]): [string, Probe] => [
      `socket plan:submit:${kind}`,
      {
        sort: kind.startsWith('breakGlass.') ? 'use' : 'stream',
        ask: (door, own, id) => door.submit(own, { kind, ...more(id) }),
      },
    ]),
  ),
  'socket plan:submit:item.add:after': {
    sort: 'item',
    ask: (door, own, after) => door.submit(own, { kind: 'item.add', itemKind: 'condition', after }),
  },
  'http GET /erasures/plans/:id': http('plan', 'get', '/erasures/plans/:id'),
  'http POST /erasures/plans/:id': {
    sort: 'plan',
    ask: (door, _own, plan) => asking(door, plan, { sort: 'CASE' }),
  },
  'http POST /erasures/plans/:id:item': {
    sort: 'item',
    ask: (door, own, item) => asking(door, own, { sort: 'ITEM', items: [item] }),
  },
  'http POST /erasures/plans/:id:stream': {
    sort: 'stream',
    ask: (door, own, stream) => asking(door, own, { ...PASSAGE, stream }),
  },
  'http POST /erasures/cases/:id': {
    sort: 'plan',
    ask: (door, _own, plan) =>
      door.http('post', `/erasures/cases/${plan}`, { opId: newOpId(), ...WHY }),
  },
  'http POST /retention/due-items/:id': {
    sort: 'plan',
    ask: (door, _own, plan) =>
      door.http('post', `/retention/due-items/${plan}`, {
        ...{ opId: newOpId(), recordKind: 'agreement', reason: WHY.reason },
      }),
  },
  ...Object.fromEntries(
    (['withdraw', 'undo'] as const).map((step): [string, Probe] => [
      `http POST /erasures/plans/:id/${step}/:erasure`,
      {
        sort: 'erasure',
        ask: (door, own, id) =>
          door.http('post', `/erasures/plans/${own}/${step}/${id}`, { opId: newOpId() }),
      },
    ]),
  ),
  ...Object.fromEntries(
    (['agree', 'refuse', 'undo'] as const).map((step): [string, Probe] => [
      `http POST /erasures/:id/${step}`,
      {
        sort: 'erasure',
        ask: (door, _own, id) => {
          const body = { opId: newOpId(), ...(step === 'refuse' && { reason: WHY.reason }) };
          return door.http('post', `/erasures/${id}/${step}`, body);
        },
      },
    ]),
  ),
  'http GET /conflict/plans/:id': http('plan', 'get', '/conflict/plans/:id'),
  'http GET /plans/:id/ledger': http('plan', 'get', '/plans/:id/ledger'),
  'http POST /conflict/plans/:id': http('plan', 'post', '/conflict/plans/:id', {
    item: randomUUID(),
    ...KNOWN_BY,
  }),
  'http POST /conflict/plans/:id:item': {
    sort: 'item',
    ask: (door, own, item) => door.http('post', `/conflict/plans/${own}`, { item, ...KNOWN_BY }),
  },
  'http POST /conflict/reports/:id/agree': http('report', 'post', '/conflict/reports/:id/agree'),
  'http POST /conflict/reports/:id/confirm': http(
    'report',
    'post',
    '/conflict/reports/:id/confirm',
  ),
  'http POST /conflict/reports/:id/lift': http('report', 'post', '/conflict/reports/:id/lift', {
    reason: 'Zij zijn al jaren gescheiden.',
  }),
  'http POST /conflict/staff/:id': http('person', 'post', '/conflict/staff/:id', KNOWN_BY),
  'http POST /conflict/ties/:id': http('person', 'post', '/conflict/ties/:id', KNOWN_BY),
  'http POST /auth/people/:id/block': http('person', 'post', '/auth/people/:id/block'),
  'http POST /auth/people/:id/deputy': http('person', 'post', '/auth/people/:id/deputy', {
    deputy: null,
  }),
  'http POST /auth/people/:id/functions': http('person', 'post', '/auth/people/:id/functions', {
    give: [],
    take: ['PRIVACY_OFFICER'],
  }),
  'http GET /auth/people/:id/hand-over': http('person', 'get', '/auth/people/:id/hand-over'),
  'http POST /auth/people/:id/hand-over': http('person', 'post', '/auth/people/:id/hand-over', {
    successor: null,
  }),
  'http POST /conflict/reports/:id/hand-on': http(
    'report',
    'post',
    '/conflict/reports/:id/hand-on',
    {
      successor: randomUUID(),
    },
  ),
  'http POST /platform/organisations/:id/deactivate': http(
    'organisation',
    'post',
    '/platform/organisations/:id/deactivate',
  ),
  'http POST /platform/organisations/:id/invite': http(
    'organisation',
    'post',
    '/platform/organisations/:id/invite',
    { name: 'Beheerder', function: 'beheerder', login: 'eerste@example.nl' },
  ),
  'http POST /platform/organisations/:id/rename': http(
    'organisation',
    'post',
    '/platform/organisations/:id/rename',
    { name: 'Anders' },
  ),
  'http POST /auth/people/:id/invite': http('person', 'post', '/auth/people/:id/invite'),
  'http POST /auth/people/:id/recover': http('person', 'post', '/auth/people/:id/recover'),
  'http POST /auth/recoveries/:id/cancel': http('recovery', 'post', '/auth/recoveries/:id/cancel'),
  'http POST /auth/recoveries/:id/confirm': http(
    'recovery',
    'post',
    '/auth/recoveries/:id/confirm',
  ),
  'http POST /auth/recoveries/:id/invite': http('recovery', 'post', '/auth/recoveries/:id/invite'),
  'http POST /auth/sessions/:id/end': http('session', 'post', '/auth/sessions/:id/end'),
};

/** Operations that take an id and are not asked here, with the reason. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  'graphql Mutation.beginCase': 'an op id, of one who begins: test/medium/case-status.spec.ts',
  'http POST /retention/:kind/remove': 'no id of a thing: a kind of record',
  'socket plan:close': 'ends what one has open oneself',
  'socket presence': 'test/e2e/presence.spec.ts, test/proofs/two-worlds.spec.ts',
  'http POST /auth/passkeys/:id/remove': 'takes a real device: test/e2e/passkey.spec.ts',
  'http GET /auth/oidc/callback/:provider': 'no id of a thing: which provider signs in',
  'http POST /auth/oidc/back-channel/:provider': 'no id of a thing: which provider signs out',
};
