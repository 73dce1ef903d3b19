import { TestApp } from '../support/app.js';
import { Desk } from '../support/desk.js';
import { buildPerson, buildPlan, newOpId } from '../support/factories.js';
import { listed, setOp, textIn, typeOp, valueIn } from '../support/ops.js';
import { thisMoment } from '../support/past.js';

const HISTORY = `query ($plan: ID!, $first: Int, $last: Int, $after: String, $before: String, $section: Section, $item: ID) {
  history(planId: $plan, first: $first, last: $last, after: $after, before: $before, section: $section, item: $item) {
    edges { cursor node { id item } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

const COMPARISON = `query ($plan: ID!, $from: MomentInput!, $to: MomentInput!, $item: ID) {
  comparison(planId: $plan, from: $from, to: $to, item: $item) {
    from { at isLimited }
    items { item section kind title change fields { field before after beforePlace { streamId rev } } } } }`;

const AUTHORSHIP = `query ($plan: ID!, $item: ID!, $field: String!) {
  authorship(planId: $plan, item: $item, field: $field, moment: { now: true }) {
    text runs { length at by { person { name } organisation { name } } } } }`;

interface Page {
  edges: { cursor: string; node: { id: string; item: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string };
}

describe('looking back over GraphQL', () => {
  let app: TestApp;
  let team: Desk;
  let police: Desk;
  let cookie: string;
  let stranger: string;
  let item: string;
  let hidden: string;
  let at: string;

  beforeAll(async () => {
    app = await TestApp.start();
    const people = [await buildPerson(app), await buildPerson(app, { type: 'POLICE', name: 'P1' })];
    const [first, second] = people;
    if (!first || !second) throw new Error('two people');
    const plan = await buildPlan(app, [first, second]);
    [team, police] = [new Desk(app, first, plan.id), new Desk(app, second, plan.id)];
    cookie = await app.signIn(second);
    stranger = await app.signIn(await buildPerson(app, { type: 'POLICE' }));
    item = (await team.add('agreement')).id;
    await team.add('condition');
    hidden = (await team.add('agreement', { audience: listed(first.organisation) })).id;
    await team.accepted(typeOp(textIn(await team.item(item), 'action'), { insert: 'Oma belt' }));
    await team.accepted(setOp(valueIn(await team.item(item), 'term'), 'SHORT'));
    const moment = await thisMoment(team);
    at = moment.type === 'INSTANT' ? moment.at.toISOString() : '';
    await police.accepted(typeOp(textIn(await police.item(item), 'action'), { insert: ' School' }));
    await police.accepted(setOp(valueIn(await police.item(item), 'term'), 'LONG'));
  });
  afterAll(async () => app.close());

  const ask = (query: string, variables: object, as = cookie) =>
    app.graphql(as, query, { plan: team.planId, ...variables });

  async function page(variables: object): Promise<Page> {
    const { data, errors } = await ask(HISTORY, variables);
    expect(errors).toBeUndefined();
    return (data as { history: Page }).history;
  }
  const ids = ({ edges }: Page): string[] => edges.map(({ node }) => node.id);

  it('[H-02] narrows to a section, and to nothing what is not there or not for the reader', async () => {
    const items = (await page({ section: 'agreements' })).edges.map(({ node }) => node.item);
    expect(new Set(items)).toEqual(new Set([item]));
    const none = await page({ item: hidden });
    expect(none).toEqual(await page({ item: newOpId() }));
    expect(none.edges).toEqual([]);
  });

  it('[H-03] [A-07] reads pages from either end, of visible changes only', async () => {
    const all = ids(await page({ first: 200 }));
    const oldest = await page({ last: 3 });
    expect(ids(oldest)).toEqual(all.slice(-3));
    expect(oldest.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
    const back: string[] = [...ids(oldest)];
    let { startCursor: before, hasPreviousPage: hasMore } = oldest.pageInfo;
    while (hasMore) {
      const newer = await page({ last: 3, before });
      back.unshift(...ids(newer));
      ({ startCursor: before, hasPreviousPage: hasMore } = newer.pageInfo);
    }
    expect(back).toEqual(all);
    expect(ids(await page({ last: 3, before }))).toEqual([]);
    const newest = await page({ first: 2 });
    expect(ids(await page({ first: 200, before: newest.edges[1]?.cursor }))).toEqual([all[0]]);
    for (const wrong of [{ first: 1, last: 1 }, { last: 0 }, { last: 201 }]) {
      expect((await ask(HISTORY, wrong)).errors?.[0]?.extensions).toMatchObject({
        code: 'MALFORMED',
      });
    }
    expect((await ask(HISTORY, { last: 1, before: 'x' })).errors?.[0]?.extensions).toMatchObject({
      code: 'CURSOR_INVALID',
    });
  });

  it('[H-30] [H-31] compares two moments, of everything or of one item', async () => {
    const from = { at };
    for (const only of [{}, { item }]) {
      const { data, errors } = await ask(COMPARISON, { from, to: { now: true }, ...only });
      expect(errors).toBeUndefined();
      expect(data).toMatchObject({
        comparison: {
          from: { at, isLimited: false },
          items: [
            {
              ...{ item, section: 'agreements', kind: 'agreement', title: 'Oma belt School' },
              change: 'CHANGED',
              fields: [
                { field: 'action', before: 'Oma belt', after: 'Oma belt School' },
                { field: 'term', before: 'SHORT', after: 'LONG', beforePlace: { rev: 1 } },
              ],
            },
          ],
        },
      });
    }
    const nothing = await ask(COMPARISON, { from, to: { now: true }, item: hidden });
    expect(nothing.data).toMatchObject({ comparison: { items: [] } });
  });

  it('[H-40] tells who wrote which words', async () => {
    const { data } = await ask(AUTHORSHIP, { item, field: 'action' });
    expect(data).toMatchObject({
      authorship: {
        text: 'Oma belt School',
        runs: [
          { length: 8, by: { person: { name: team.person.name } } },
          { length: 7, by: { person: { name: 'P1' } } },
        ],
      },
    });
    const codes = [
      { item: hidden, field: 'action' },
      { item: newOpId(), field: 'action' },
    ].map(async (asked) => (await ask(AUTHORSHIP, asked)).errors?.[0]?.extensions);
    for (const code of await Promise.all(codes)) expect(code).toMatchObject({ code: 'ABSENT' });
  });

  it.each([
    ['no moment', { from: { now: false }, to: { now: true } }, 'MALFORMED'],
    [
      'a last visit that was none',
      { from: { lastVisit: true }, to: { now: true } },
      'VALUE_INVALID',
    ],
    ['no id', { from: { now: true }, to: { now: true }, item: 'x' }, 'MALFORMED'],
  ])('[H-30] refuses %s', async (_, variables, code) => {
    expect((await ask(COMPARISON, variables)).errors?.[0]?.extensions).toMatchObject({ code });
  });

  it('[L-12] [H-30] is absent for who is not on the case, as a plan that does not exist', async () => {
    const now = { from: { at }, to: { now: true } };
    const questions: [string, object][] = [
      [COMPARISON, now],
      [AUTHORSHIP, { item, field: 'action' }],
      ['query ($plan: ID!) { lastVisit(planId: $plan) { at } }', {}],
    ];
    for (const [query, variables] of questions) {
      const answers = [
        await ask(query, variables, stranger),
        await ask(query, { ...variables, plan: newOpId() }, stranger),
      ];
      for (const { errors } of answers) {
        expect(errors?.[0]?.extensions).toMatchObject({ code: 'ABSENT' });
      }
    }
  });
});
