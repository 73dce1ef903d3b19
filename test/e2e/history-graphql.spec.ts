import { TestApp } from '../support/app.js';
import {
  buildPerson,
  buildPlan,
  newOpId,
  type BuiltPerson,
  type BuiltPlan,
} from '../support/factories.js';

const HISTORY = `
  query ($plan: ID!, $first: Int, $after: String, $item: ID, $field: String, $person: ID, $organisation: ID,
         $since: DateTime, $until: DateTime) {
    history(planId: $plan, first: $first, after: $after, item: $item, field: $field, person: $person,
            organisation: $organisation, since: $since, until: $until) {
      edges {
        cursor
        node {
          id at kind person { id name function } organisation { id name type } item itemKind itemTitle field
          before after parts { text op } rev stream hash
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`;

interface Entry {
  id: string;
  at: string;
  kind: string;
  item: string;
  field: string;
  before: unknown;
  after: unknown;
  parts: { text: string; op: string }[];
}

interface History {
  history: {
    edges: { cursor: string; node: Entry }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

describe('history over GraphQL', () => {
  let app: TestApp;
  let w1: BuiltPerson;
  let p1: BuiltPerson;
  let cookies: { w1: string; p1: string };
  let plan: BuiltPlan;
  const item = newOpId();
  const hidden = newOpId();

  beforeAll(async () => {
    app = await TestApp.start();
    w1 = await buildPerson(app, { code: 'W1' });
    p1 = await buildPerson(app, { code: 'P1', type: 'POLICE' });
    cookies = { w1: await app.signIn(w1), p1: await app.signIn(p1) };
    plan = await buildPlan(app, [w1, p1]);
    const audience = { type: 'ORG_LIST', organisations: [w1.organisation.id] };
    await submit(cookies.w1, [
      { itemAdd: { opId: item, itemKind: 'agreement' } },
      { itemAdd: { opId: hidden, itemKind: 'agreement', audience } },
    ]);
    const streams = await streamsOf(item);
    await submit(cookies.w1, [
      {
        textEdit: {
          opId: newOpId(),
          stream: streams.action,
          rev: 0,
          changes: [[0, 'School belt A']],
        },
      },
    ]);
    await submit(cookies.p1, [
      {
        textEdit: { opId: newOpId(), stream: streams.action, rev: 1, changes: [7, [4, 'appt'], 2] },
      },
      { fieldSet: { opId: newOpId(), stream: streams.term, ifRev: 0, value: 'SHORT' } },
    ]);
    await submit(cookies.w1, [
      { fieldSet: { opId: newOpId(), stream: streams.term, ifRev: 1, value: 'LONG' } },
    ]);
  });
  afterAll(async () => app.close());

  async function submit(cookie: string, ops: unknown[]): Promise<void> {
    const query =
      'mutation ($p: ID!, $o: [OpInput!]!) { submit(planId: $p, ops: $o) { __typename } }';
    const { data } = await app.graphql(cookie, query, { p: plan.id, o: ops });
    expect(data).toEqual({ submit: ops.map(() => ({ __typename: 'OpAccepted' })) });
  }

  async function streamsOf(id: string): Promise<{ action: string; term: string }> {
    const query = `query ($id: ID!) { plan(id: $id) { sections { items {
      id ... on Agreement { action { stream } term { stream } } } } } }`;
    const { data } = await app.graphql(cookies.w1, query, { id: plan.id });
    interface Streams {
      id: string;
      action: { stream: string };
      term: { stream: string };
    }
    const { sections } = (data as { plan: { sections: { items: Streams[] }[] } }).plan;
    const found = sections.flatMap(({ items }) => items).find((it) => it.id === id);
    return { action: found?.action.stream ?? '', term: found?.term.stream ?? '' };
  }

  async function read(
    cookie: string,
    filter: Record<string, unknown> = {},
  ): Promise<History['history']> {
    const { data, errors } = await app.graphql(cookie, HISTORY, { plan: plan.id, ...filter });
    expect(errors).toBeUndefined();
    return (data as History).history;
  }

  const entries = async (cookie: string, filter = {}): Promise<Entry[]> =>
    (await read(cookie, filter)).edges.map(({ node }) => node);

  it('tells who changed what, newest first, with before and after', async () => {
    const told = await entries(cookies.p1, { item });
    expect(told).toMatchObject([
      { kind: 'field.set', field: 'term', before: 'SHORT', after: 'LONG', person: { id: w1.id } },
      { kind: 'field.set', field: 'term', before: null, after: 'SHORT', person: { id: p1.id } },
      {
        kind: 'text.edited',
        field: 'action',
        person: { id: p1.id },
        organisation: { type: 'POLICE' },
      },
      { kind: 'text.edited', field: 'action', rev: 1, itemTitle: 'School appt A' },
      { kind: 'item.added', itemKind: 'agreement', item },
    ]);
    expect(told[2]?.parts).toEqual([
      { op: 'EQUAL', text: 'School ' },
      { op: 'DELETE', text: 'belt' },
      { op: 'INSERT', text: 'appt' },
      { op: 'EQUAL', text: ' A' },
    ]);
  });

  it('[A-09] leaves out what the reader may not see, without a gap in the pages', async () => {
    const all = await entries(cookies.p1);
    expect(all.some((entry) => entry.item === hidden)).toBe(false);
    expect((await entries(cookies.w1)).some((entry) => entry.item === hidden)).toBe(true);
    const paged: Entry[] = [];
    let after: string | null = null;
    do {
      const page: History['history'] = await read(cookies.p1, { first: 2, after });
      expect(page.edges).toHaveLength(page.pageInfo.hasNextPage ? 2 : all.length - paged.length);
      paged.push(...page.edges.map(({ node }) => node));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(paged).toEqual(all);
  });

  it('narrows by item, field, person, organisation and period', async () => {
    const all = await entries(cookies.w1);
    expect(await entries(cookies.w1, { item: hidden })).toHaveLength(1);
    expect(await entries(cookies.w1, { item, field: 'term' })).toHaveLength(2);
    expect(await entries(cookies.w1, { person: p1.id, item })).toHaveLength(2);
    expect(await entries(cookies.w1, { organisation: p1.organisation.id, item })).toHaveLength(2);
    const newest = all[0]?.at ?? '';
    expect((await entries(cookies.w1, { since: newest }))[0]).toEqual(all[0]);
    expect(await entries(cookies.w1, { until: newest })).not.toContainEqual(all[0]);
    expect(await entries(cookies.w1, { until: '2020-01-01T00:00:00Z' })).toEqual([]);
  });

  it('refuses a number of changes that is none, and more than may be read at once', async () => {
    for (const first of [-1, 0, 201, 100_000]) {
      const { data, errors } = await app.graphql(cookies.w1, HISTORY, { plan: plan.id, first });
      expect(data).toBeFalsy();
      expect(errors).toMatchObject([{ extensions: { code: 'MALFORMED' } }]);
    }
    await read(cookies.w1, { first: 200 });
  });

  it('refuses a cursor of someone else, and a moment that is none', async () => {
    const { pageInfo } = await read(cookies.w1, { first: 1 });
    for (const after of [pageInfo.endCursor, 'x']) {
      const { errors } = await app.graphql(cookies.p1, HISTORY, { plan: plan.id, after });
      expect(errors).toMatchObject([{ extensions: { code: 'CURSOR_INVALID' } }]);
    }
    const { errors } = await app.graphql(cookies.p1, HISTORY, {
      plan: plan.id,
      since: 'yesterday',
    });
    expect(errors).toMatchObject([{ extensions: { code: 'MALFORMED' } }]);
  });
});
