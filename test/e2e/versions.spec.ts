import { verifyLedger } from '../../tools/verify/verify-ledger.mjs';
import { TestApp } from '../support/app.js';
import { accessLinesOf } from '../support/access-lines.js';
import { buildTable, type Table } from '../support/desk.js';
import { downloaded } from '../support/ledger/downloaded.js';
import { newOpId } from '../support/factories.js';
import { recordsOf } from '../support/ledger/ledger-records.js';
import { LiveUser } from '../support/live-user.js';
import { listed } from '../support/ops.js';
import { answer, proposeVersion } from '../support/version.js';

const CHANGE = `mutation ($plan: ID!, $op: CircleOpInput!) {
  changeCircle(planId: $plan, op: $op) {
    ... on OpAccepted { rev } ... on OpRefused { error { code } } } }`;

const VERSIONS = `query ($plan: ID!, $first: Int!, $after: String) {
  versions(planId: $plan, first: $first, after: $after) {
    edges { cursor node { number state by { person { name } } answers { name answer reason by { person { name } } } } }
    pageInfo { hasNextPage endCursor } } }`;

const CONTENTS = `query ($plan: ID!, $number: Int!) {
  versionContents(planId: $plan, number: $number) { version { number } items { item kind fields { field value } } } }`;

describe('versions, for those who follow the plan', () => {
  let app: TestApp;
  let table: Table;

  beforeEach(async () => {
    app = await TestApp.start();
    table = await buildTable(app);
  });
  afterEach(async () => app.close());

  const isTold = ({ event }: { event: string }): boolean => event === 'plan:resync';

  it('[V-14] tells open screens of each step, and who was away when they come back', async () => {
    const { vt, police, shelter, team, plan } = table;
    const follower = await LiveUser.open(app, team.person, { planId: plan.id });
    const away = await LiveUser.connect(app, shelter.person, { planId: plan.id });
    const { cursor } = await away.openedAt(undefined);
    const version = await proposeVersion(vt, 'Na het overleg');
    await follower.until(isTold);
    const { circle } = (await follower.opened()).snapshot;
    expect(circle.version).toMatchObject({ number: 1, state: 'OPEN', can: { answer: true } });
    await answer(police, version, 'Te vroeg');
    const back = await away.openedAt(cursor);
    expect(back).toMatchObject({ snapshot: { circle: { version: { number: 1 } } } });
    expect(JSON.stringify(back)).toContain('Te vroeg');
    for (const user of [follower, away]) user.leave();
  });

  it('[V-10] [V-11] answers over GraphQL in pages, and writes that somebody looked', async () => {
    const { vt, police, plan } = table;
    const item = await vt.add('agreement');
    const cookie = await app.signIn(police.person);
    const ask = async (text: string, more: object) =>
      (await app.graphql(cookie, text, { plan: plan.id, ...more })).data;
    for (const number of [1, 2, 3]) {
      const { id } = await proposeVersion(vt);
      if (number === 3) break;
      const leader = await app.signIn(vt.person);
      const op = { withdraw: { opId: newOpId(), version: id, reason: 'Te vroeg' } };
      expect(await app.graphql(leader, CHANGE, { plan: plan.id, op })).toMatchObject({
        data: { changeCircle: { rev: 2 } },
      });
    }
    const first = await ask(VERSIONS, { first: 2 });
    expect(first).toMatchObject({
      versions: {
        edges: [
          { node: { number: 3, state: 'OPEN' } },
          { node: { number: 2, state: 'WITHDRAWN' } },
        ],
        pageInfo: { hasNextPage: true, endCursor: '2' },
      },
    });
    expect(await ask(VERSIONS, { first: 2, after: '2' })).toMatchObject({
      versions: { edges: [{ node: { number: 1 } }], pageInfo: { hasNextPage: false } },
    });
    expect(await ask(CONTENTS, { number: 1 })).toMatchObject({
      versionContents: { version: { number: 1 }, items: [{ item: item.id, kind: 'agreement' }] },
    });
    const lines = await accessLinesOf(app, police.person);
    expect(lines.filter((line) => line === 'HISTORY_READ')).toHaveLength(3);
  });

  it('[V-02] [V-14] [X-14] is in an export, without what would tell of streams of others', async () => {
    const { vt, team, plan } = table;
    const hidden = await vt.add('agreement', { audience: listed(vt.person.organisation) });
    const shown = await vt.add('agreement');
    const { root } = await proposeVersion(vt, 'Na het overleg');
    for (const desk of [vt, team]) {
      const file = await downloaded(app, desk.person, plan.id);
      expect(verifyLedger([file]).isRight).toBe(true);
      const proposal = recordsOf(file).changes.find(({ kind }) => kind === 'version.proposed');
      expect(proposal?.body).toMatchObject({
        value: {
          number: 1,
          note: 'Na het overleg',
          root,
          items: { veiled: expect.any(String) },
          secret: { veiled: expect.any(String) },
        },
      });
      expect(file.toString().includes(hidden.id)).toBe(desk === vt);
      expect(file.toString()).toContain(shown.id);
    }
  });
});
