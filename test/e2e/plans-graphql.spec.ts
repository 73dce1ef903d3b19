import { ITEM_KIND_NAMES, ITEM_KINDS, type Op, type PlanSection } from '#contract';
import { TestApp } from '../support/app.js';
import {
  buildPerson,
  buildPlan,
  newOpId,
  type BuiltPerson,
  type BuiltPlan,
} from '../support/factories.js';
import { LiveUser } from '../support/live-user.js';
import { WHOLE_PLAN } from '../support/plan-query.js';

const SUBMIT = `
  mutation ($plan: ID!, $ops: [OpInput!]!) {
    submit(planId: $plan, ops: $ops) {
      __typename
      ... on OpAccepted { opId stream rev hash at }
      ... on OpRefused {
        opId
        error { code rule retryAfterMs current { rev value at by { person { id } } } }
      }
    }
  }`;

const PLANS = `
  query ($first: Int, $after: String) {
    plans(first: $first, after: $after) {
      edges { cursor node { id caseNumber label director organisations { id } completeness { element state } } }
      pageInfo { hasNextPage endCursor }
    }
  }`;

interface Result {
  __typename: string;
  opId: string;
  stream: string;
  rev: number;
  error?: { code: string };
}

interface Item {
  [field: string]: unknown;
  __typename: string;
  id: string;
  stream: string;
  rev: number;
}

interface Whole {
  plan: {
    director: string | null;
    members: unknown[];
    completeness: unknown[];
    sections: { section: string; items: Item[] }[];
  };
}

describe('plans over GraphQL', () => {
  let app: TestApp;
  let w1: BuiltPerson;
  let p1: BuiltPerson;
  let outsider: BuiltPerson;
  let cookies: { w1: string; p1: string; outsider: string };
  let plan: BuiltPlan;

  beforeAll(async () => {
    app = await TestApp.start();
    w1 = await buildPerson(app, { code: 'W1' });
    p1 = await buildPerson(app, { code: 'P1', type: 'POLICE' });
    outsider = await buildPerson(app, { code: 'X1', organisation: w1.organisation });
    cookies = {
      w1: await app.signIn(w1),
      p1: await app.signIn(p1),
      outsider: await app.signIn(outsider),
    };
  });
  beforeEach(async () => {
    plan = await buildPlan(app, [w1, p1]);
  });
  afterAll(async () => app.close());

  async function submit(cookie: string, ops: unknown[]): Promise<Result[]> {
    const { data, errors } = await app.graphql(cookie, SUBMIT, { plan: plan.id, ops });
    expect(errors).toBeUndefined();
    return (data as { submit: Result[] }).submit;
  }

  async function whole(cookie: string): Promise<Whole['plan']> {
    const { data, errors } = await app.graphql(cookie, WHOLE_PLAN, { id: plan.id });
    expect(errors).toBeUndefined();
    return (data as Whole).plan;
  }

  async function itemsOf(cookie: string, section: string): Promise<Item[]> {
    return (await whole(cookie)).sections.find((s) => s.section === section)?.items ?? [];
  }

  async function added(
    itemKind: string,
    { cookie = cookies.w1, audience }: { cookie?: string; audience?: unknown } = {},
  ): Promise<Item> {
    const opId = newOpId();
    await submit(cookie, [{ itemAdd: { opId, itemKind, audience } }]);
    const items = (await whole(cookie)).sections.flatMap((section) => section.items);
    const item = items.find(({ id }) => id === opId);
    if (!item) throw new Error('the item is not there');
    return item;
  }

  const streamOf = (item: Item, field: string): string =>
    (item[field] as { stream: string }).stream;

  it('answers an item of each kind as its own type, with every field', async () => {
    const o2 = await buildPerson(app, { type: 'SHELTER', functions: ['SAFETY_COORDINATOR'] });
    const vte = await buildPerson(app, { type: 'VEILIG_THUIS', functions: ['HONOUR_EXPERT'] });
    plan = await buildPlan(app, [w1, p1, o2, vte]);
    // Where not everybody may add.
    const writers: Partial<Record<PlanSection, BuiltPerson>> = {
      policeInfo: p1,
      shelterLocation: o2,
      honour: vte,
    };
    for (const name of ITEM_KIND_NAMES) {
      const writer = writers[ITEM_KINDS[name].section] ?? w1;
      const item = await added(name, { cookie: await app.signIn(writer) });
      expect(item.__typename.toLowerCase()).toBe(name.toLowerCase());
      for (const [field, { type }] of Object.entries(ITEM_KINDS[name].fields)) {
        const shown = item[type === 'text' ? field : `${name}_${field}`];
        expect(shown).toMatchObject({ stream: expect.any(String), rev: expect.any(Number) });
      }
      expect(item).toMatchObject({
        owner: writer.organisation.id,
        addedBy: {
          person: { id: writer.id, name: writer.name },
          organisation: { id: writer.organisation.id },
        },
        can: { edit: true, move: true, remove: true, audience: true },
      });
    }
  });

  it('[L-21] stores edits and answers with receipts, in the order of the ops', async () => {
    const item = await added('agreement');
    const opIds = [newOpId(), newOpId()];
    const results = await submit(cookies.w1, [
      {
        textEdit: {
          opId: opIds[0],
          stream: streamOf(item, 'action'),
          rev: 0,
          changes: [[0, 'Bel 112']],
        },
      },
      {
        fieldSet: {
          opId: opIds[1],
          stream: streamOf(item, 'agreement_term'),
          ifRev: 0,
          value: 'SHORT',
        },
      },
    ]);
    expect(results).toMatchObject([
      {
        __typename: 'OpAccepted',
        opId: opIds[0],
        rev: 1,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      { __typename: 'OpAccepted', opId: opIds[1], rev: 1 },
    ]);
    const [seen] = await itemsOf(cookies.p1, 'agreements');
    expect(seen).toMatchObject({
      action: {
        rev: 1,
        text: 'Bel 112',
        spans: [{ length: 7, author: { person: { id: w1.id } } }],
      },
      agreement_term: { rev: 1, value: 'SHORT', by: { person: { id: w1.id } } },
    });
    expect(seen?.['missing']).not.toContain('action');
  });

  it('[L-41] takes an edit that continues a run, and false and null for one that does not', async () => {
    const stream = streamOf(await added('agreement'), 'action');
    const edit = (rev: number, changes: unknown, continues?: boolean | null) => ({
      textEdit: { opId: newOpId(), stream, rev, changes, continues },
    });
    await submit(cookies.w1, [edit(0, [[0, 'wij ']])]);
    await submit(cookies.p1, [edit(1, [4, [0, 'en ik']], false)]);
    await submit(cookies.w1, [edit(1, [4, [0, 'samen ']], true)]);
    await submit(cookies.p1, [edit(2, [9, [0, '!']], null)]);
    const seen = await itemsOf(cookies.p1, 'agreements');
    const texts = seen.map(({ action }) => (action as { text: string }).text);
    expect(texts).toContain('wij samen en ik!');
  });

  it('[L-31] refuses a stale value with what stands there now', async () => {
    const stream = streamOf(await added('agreement'), 'agreement_term');
    await submit(cookies.w1, [{ fieldSet: { opId: newOpId(), stream, ifRev: 0, value: 'SHORT' } }]);
    const [result] = await submit(cookies.p1, [
      { fieldSet: { opId: newOpId(), stream, ifRev: 0, value: 'LONG' } },
    ]);
    expect(result).toMatchObject({
      __typename: 'OpRefused',
      error: { code: 'STALE', current: { rev: 1, value: 'SHORT', by: { person: { id: w1.id } } } },
    });
  });

  it('moves, removes and restores items', async () => {
    const first = await added('condition');
    const second = await added('condition');
    const ids = async (): Promise<string[]> =>
      (await itemsOf(cookies.p1, 'conditions')).map(({ id }) => id);
    expect(await ids()).toEqual([first.id, second.id]);
    const move = { opId: newOpId(), stream: second.stream, after: null };
    expect(await submit(cookies.w1, [{ itemMove: move }])).toMatchObject([{ rev: 2 }]);
    expect(await ids()).toEqual([second.id, first.id]);
    const results = await submit(cookies.w1, [
      { itemRemove: { opId: newOpId(), stream: first.stream, ifRev: 1 } },
      { itemRestore: { opId: newOpId(), stream: first.stream, ifRev: 2 } },
    ]);
    expect(results.map(({ __typename }) => __typename)).toEqual(['OpAccepted', 'OpAccepted']);
  });

  it('[A-04] shows an ORG_LIST item to the organisations named, and to others nothing of it', async () => {
    const audience = { type: 'ORG_LIST', organisations: [w1.organisation.id] };
    const item = await added('condition', { audience });
    expect(item).toMatchObject({ audience });
    const seen = await whole(cookies.p1);
    expect(JSON.stringify(seen)).not.toContain(item.id);
    expect(seen.completeness).toContainEqual({
      element: 'E3',
      state: 'EMPTY',
      items: 0,
      incompleteItems: 0,
    });
    const change = {
      opId: newOpId(),
      stream: item.stream,
      ifRev: 1,
      audience: { type: 'CASE_OPEN' },
    };
    await submit(cookies.w1, [{ itemAudience: change }]);
    expect(await itemsOf(cookies.p1, 'conditions')).toMatchObject([{ id: item.id }]);
  });

  it('[L-12] [A-07] answers alike for a plan that is not for you and one that does not exist', async () => {
    const nowhere = '00000000-0000-7000-8000-000000000001';
    for (const query of [
      (id: string) => ({ query: 'query ($id: ID!) { plan(id: $id) { id } }', variables: { id } }),
      (id: string) => ({
        query: 'query ($id: ID!) { history(planId: $id) { edges { cursor } } }',
        variables: { id },
      }),
      (id: string) => ({
        query: SUBMIT,
        variables: { plan: id, ops: [{ itemAdd: { opId: newOpId(), itemKind: 'condition' } }] },
      }),
    ]) {
      const answers = [];
      for (const id of [plan.id, nowhere]) {
        const asked = query(id);
        answers.push(await app.graphql(cookies.outsider, asked.query, asked.variables));
      }
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]?.errors).toMatchObject([
        { message: 'ABSENT', extensions: { code: 'ABSENT' } },
      ]);
    }
  });

  it('[L-04] refuses what is not of its shape with MALFORMED', async () => {
    const stream = streamOf(await added('agreement'), 'action');
    const edit = { opId: newOpId(), stream, rev: 0, changes: [[0, 'x']] };
    for (const ops of [
      [],
      [{ textEdit: { ...edit, opId: 'mine' } }],
      [{ textEdit: { ...edit, changes: 'x' } }],
      [{ textEdit: { ...edit, rev: -1 } }],
      [{ textEdit: edit, itemMove: { opId: newOpId(), stream } }],
      [{}],
      [{ itemExplode: edit }],
    ]) {
      const { errors } = await app.graphql(cookies.w1, SUBMIT, { plan: plan.id, ops });
      expect(errors?.[0]?.extensions).toEqual({ code: 'MALFORMED' });
      expect(JSON.stringify(errors)).not.toMatch(/did you mean|opId/i);
    }
    const { errors } = await app.graphql(cookies.w1, 'query { plan(id: "x") { id } }');
    expect(errors).toMatchObject([{ extensions: { code: 'MALFORMED' } }]);
  });

  it('[C-44] names the regievoerder once another organisation accepts, on both channels alike', async () => {
    const w2 = await buildPerson(app, { type: 'NEIGHBOURHOOD_TEAM' });
    plan = await buildPlan(app, [w1, w2]);
    const item = await added('caseDirection');
    const set = (field: string, value: unknown, ifRev = 0) => ({
      fieldSet: { opId: newOpId(), stream: streamOf(item, `caseDirection_${field}`), ifRev, value },
    });
    await submit(cookies.w1, [set('director', { sort: 'professional', id: w1.id })]);
    expect((await whole(cookies.w1)).director).toBeNull();
    const status = item['caseDirection_status'] as { rev: number };
    const accepting = set('status', 'ACCEPTED', status.rev);
    const [refused] = await submit(cookies.w1, [accepting]);
    expect(refused).toMatchObject({ error: { code: 'DIRECTION_NEEDS_OTHER' } });
    const live = await LiveUser.connect(app, w1, { planId: plan.id });
    const sent = { kind: 'field.set', ...accepting.fieldSet, opId: newOpId() } as const;
    expect(await live.codes(sent as Op)).toEqual(['DIRECTION_NEEDS_OTHER']);
    live.leave();
    await submit(await app.signIn(w2), [set('status', 'ACCEPTED', status.rev)]);
    expect((await whole(cookies.w1)).director).toBe(w1.name);
  });

  describe('the list of plans', () => {
    interface Page {
      plans: {
        edges: { cursor: string; node: { id: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string | null };
      };
    }

    it('[A-02] holds the plans of cases that the person is on by name, page by page', async () => {
      const member = await buildPerson(app);
      const cookie = await app.signIn(member);
      for (const number of ['3', '1', '2']) {
        await buildPlan(app, [member], { caseNumber: `${member.code}-${number}` });
      }
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const { data } = await app.graphql(cookie, PLANS, { first: 2, after });
        const { edges, pageInfo }: Page['plans'] = (data as Page).plans;
        seen.push(...edges.map(({ node }) => (node as unknown as BuiltPlan).caseNumber));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toEqual(['1', '2', '3'].map((number) => `${member.code}-${number}`));
    });

    it('refuses a number of plans that is none, and more than may be read at once', async () => {
      for (const first of [-1, 0, 101, 100_000]) {
        const { errors } = await app.graphql(cookies.w1, PLANS, { first });
        expect(errors).toMatchObject([{ extensions: { code: 'MALFORMED' } }]);
      }
      expect((await app.graphql(cookies.w1, PLANS, { first: 100 })).errors).toBeUndefined();
    });

    it('tells who takes part and how far each element is', async () => {
      const member = await buildPerson(app, { type: 'POLICE' });
      await buildPlan(app, [member, w1]);
      const { data } = await app.graphql(await app.signIn(member), PLANS);
      expect((data as Page).plans.edges).toMatchObject([
        {
          node: {
            director: null,
            organisations: expect.arrayContaining([
              { id: w1.organisation.id },
              { id: member.organisation.id },
            ]),
            completeness: expect.arrayContaining([{ element: 'E4', state: 'EMPTY' }]),
          },
        },
      ]);
    });

    it('refuses a cursor that is none', async () => {
      for (const after of ['x', Buffer.from('[1]').toString('base64url')]) {
        const { errors } = await app.graphql(cookies.w1, PLANS, { after });
        expect(errors).toMatchObject([{ extensions: { code: 'CURSOR_INVALID' } }]);
      }
    });
  });
});
