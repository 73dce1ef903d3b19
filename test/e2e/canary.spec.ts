import type { Audience, Op } from '#contract';
import { TestApp } from '../support/app.js';
import { buildFullTable, type Desk, type FullTable } from '../support/desk.js';
import { newOpId } from '../support/factories.js';
import { LiveUser } from '../support/live-user.js';
import { LoggingServer } from '../support/logging-server.js';
import {
  addOp,
  audienceOp,
  fieldAudienceOp,
  named,
  removeOp,
  setOp,
  textIn,
  typeOp,
  valueIn,
} from '../support/ops.js';
import { WHOLE_PLAN } from '../support/plan-query.js';

const ROLES = [
  ...(['vt', 'police', 'shelter', 'team'] as const),
  ...(['expert', 'contact', 'coordinator', 'colleague'] as const),
];
type Who = (typeof ROLES)[number];

/** Words of the demo case, and who may get them in any form. */
const CANARIES: readonly { words: string; who: readonly Who[] }[] = [
  { words: 'KANARIE-ZILVER-7Q4X', who: ['coordinator', 'shelter'] },
  { words: 'KANARIE-EER-9P2M', who: ['expert', 'contact', 'coordinator'] },
  { words: 'zwembad', who: ['team', 'shelter', 'police'] },
  // Written when one of those named was not any more.
  { words: 'KANARIE-LATER', who: ['coordinator'] },
];

const HISTORY = `query ($plan: ID!, $item: ID) { history(planId: $plan, first: 200, item: $item) { edges { node {
  kind item itemTitle field before after parts { text } stream hash } } } }`;
const PLAN_AS = `query ($id: ID!, $organisation: ID!) { planAs(id: $id, organisation: $organisation) {
  sections { section items { id ... on ShelterLocation { arrangement { text } }
  ... on AdditionalProtection { arrangement { text } } ... on Agreement { codeWord { value } } } } } }`;

describe('words that are for people by name', () => {
  let app: TestApp;
  let there: TestApp;
  let server: LoggingServer;
  let table: FullTable;
  const users = new Map<Who, LiveUser>();
  const answers = new Map<Who, string[]>(ROLES.map((who) => [who, []]));

  beforeAll(async () => {
    app = await TestApp.start();
    server = await LoggingServer.start(app.database.nodeUrl);
    there = server.insteadOf(app);
    table = await buildFullTable(app);
    for (const who of ROLES) {
      const user = await LiveUser.open(there, table[who].person, { planId: table.plan.id });
      users.set(who, user);
    }
  }, 60_000);
  afterAll(async () => {
    for (const user of users.values()) user.leave();
    await server.stop();
    await app.close();
  });

  const desk = (who: Who): Desk => table[who];
  const byName = (...who: Who[]): Audience => named(...who.map((one) => desk(one).person));

  /** Over the wire of the server whose log is kept; everything that it answers is noted. */
  async function submit(who: Who, ...ops: Op[]): Promise<void> {
    const answer = await users.get(who)?.ask('plan:submit', { planId: table.plan.id, ops });
    answers.get(who)?.push(JSON.stringify(answer));
  }

  async function ask(who: Who, query: string, variables: Record<string, unknown>): Promise<void> {
    const cookie = await app.signIn(desk(who).person);
    const answer = await there.graphql(cookie, query, variables);
    answers.get(who)?.push(JSON.stringify(answer));
  }

  async function write(who: Who, kind: 'shelterLocation' | 'additionalProtection', words: string) {
    const names = CANARIES.find((canary) => canary.words === words)?.who ?? [];
    const add = addOp(kind, { audience: byName(...names) });
    await submit(who, add);
    const item = await desk(who).item(add.opId);
    await submit(who, typeOp(textIn(item, 'arrangement'), { insert: words }));
    return desk(who).item(add.opId);
  }

  /** What everyone tries who is curious: ops on streams that they may not know, and everything that can be asked. */
  async function tryEverything(who: Who, ids: readonly string[], streams: readonly string[]) {
    for (const stream of streams) {
      await submit(
        who,
        typeOp({ stream, rev: 1, text: '' }, { insert: 'x' }),
        setOp({ stream, rev: 0 }, 'x'),
        removeOp({ stream, rev: 9 }),
        fieldAudienceOp({ stream, rev: 0 }, byName(who)),
      );
      await submit(who, { kind: 'item.move', opId: newOpId(), stream, after: null });
    }
    await ask(who, WHOLE_PLAN, { id: table.plan.id });
    await ask(who, HISTORY, { plan: table.plan.id });
    for (const item of ids) await ask(who, HISTORY, { plan: table.plan.id, item });
    for (const other of [table.vt, table.police, table.shelter, table.team]) {
      const organisation = other.person.organisation.id;
      await ask(who, PLAN_AS, { id: table.plan.id, organisation });
    }
  }

  it('[A-07] [A-13] [A-15] [A-16] [A-18] [L-50] reach those people, and nobody else on any channel', async () => {
    const stay = await write('coordinator', 'shelterLocation', 'KANARIE-ZILVER-7Q4X');
    const entry = await write('expert', 'additionalProtection', 'KANARIE-EER-9P2M');
    const agreement = addOp('agreement');
    await submit('team', agreement);
    const begun = valueIn(await desk('team').item(agreement.opId), 'codeWord');
    await submit('team', fieldAudienceOp(begun, byName('team', 'shelter', 'police')));
    const word = valueIn(await desk('team').item(agreement.opId), 'codeWord');
    await submit('team', setOp(word, 'zwembad'));
    await submit('team', setOp({ ...word, rev: 0 }, 'zwembad, te laat'));
    await submit('team', setOp({ ...word, rev: 2 }, 'zwembad\n'));
    await submit(
      'coordinator',
      typeOp(textIn(stay, 'arrangement'), { insert: `${'KANARIE-ZILVER-7Q4X'}\u0000` }),
    );

    const streams = [
      stay.stream,
      textIn(stay, 'arrangement').stream,
      entry.stream,
      textIn(entry, 'arrangement').stream,
      word.stream,
      begun.stream,
    ];
    const ids = [stay.id, entry.id, agreement.opId];
    for (const who of ROLES) await tryEverything(who, ids, streams);

    // Somebody loses it halfway, and gets nothing of what comes after.
    const standing = await desk('coordinator').item(stay.id);
    await submit('coordinator', audienceOp(standing, byName('coordinator')));
    await users.get('shelter')?.until(({ event }) => event === 'plan:gone');
    const text = textIn(await desk('coordinator').item(stay.id), 'arrangement');
    await submit('coordinator', typeOp(text, { insert: ' KANARIE-LATER' }));
    for (const who of ROLES) await tryEverything(who, ids, [...streams, text.stream]);

    for (const { words, who } of CANARIES) {
      const got = ROLES.filter((one) => {
        const packets = users.get(one)?.packets ?? [];
        return [...packets, ...(answers.get(one) ?? [])].some((said) => said.includes(words));
      });
      expect({ words, got: got.toSorted() }).toEqual({ words, got: [...who].toSorted() });
      expect(server.log).not.toContain(words);
    }
    expect(server.log.length).toBeGreaterThan(0);
  }, 120_000);
});
