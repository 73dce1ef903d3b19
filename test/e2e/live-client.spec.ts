import { ChangeSet } from '@codemirror/state';
import { setTimeout as wait } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { createLiveClient, type LiveClient, type TextHandle } from '#client';
import { LIVE_PATH, type ClientEvents, type PresentedItem, type ServerEvents } from '#contract';
import { TestApp } from '../support/app.js';
import { buildTable, type Desk, type Table } from '../support/desk.js';

const TIMES = { typingAlone: 15, typingTogether: 5, settle: 20 };

/** One person at a screen: the real client over a real socket. */
interface Screen {
  client: LiveClient;
  socket: Socket<ServerEvents, ClientEvents>;
}

describe('the live client against the real server', () => {
  let app: TestApp;
  /** Every cursor is too old here. */
  let forgetful: TestApp;
  let table: Table;
  let item: PresentedItem;
  const screens: Screen[] = [];

  beforeAll(async () => {
    app = await TestApp.start();
    forgetful = await TestApp.start({
      database: app.database,
      env: { VANGNET_LIMIT_CURSOR_AGE_MS: '1' },
    });
  });
  beforeEach(async () => {
    table = await buildTable(app);
    item = await table.vt.add('agreement');
  });
  afterEach(() => {
    for (const { client } of screens.splice(0)) client.close();
  });
  afterAll(async () => {
    await forgetful.close();
    await app.close();
  });

  it('[L-40] [L-47] brings two people’s typing together, each with their own words', async () => {
    const [vt, team] = [await open(table.vt), await open(table.team)];
    for (let n = 0; n < 30; n += 1) {
      type(vt, 0, 'v');
      type(team, length(team), 't');
      if (n % 5 === 0) await wait(7);
    }
    await same([vt, team]);
    const { doc, spans } = text(vt).getSnapshot();
    const text30 = [...doc.toString()];
    const by = (person: string): string[] =>
      spans.flatMap(([count, author], index) => {
        const from = spans.slice(0, index).reduce((sum, [before]) => sum + before, 0);
        return author === person ? text30.slice(from, from + count) : [];
      });
    expect(by(table.vt.person.id).join('')).toBe('v'.repeat(30));
    expect(by(table.team.person.id).join('')).toBe('t'.repeat(30));
  });

  it.each(['with a cursor', 'with a snapshot only'])(
    '[L-11] [L-45] keeps what was typed while connections were lost, %s',
    async (how) => {
      const at = how === 'with a cursor' ? app : forgetful;
      const [vt, team] = [await open(table.vt.on(at)), await open(table.team.on(at))];
      type(vt, 0, 'begin ');
      await same([vt, team]);
      for (let n = 0; n < 6; n += 1) {
        type(vt, 0, `<v${n}>`);
        vt.client.flush();
        vt.socket.io.engine.close();
        expect(vt.client.store.getSnapshot().save).not.toBe('saved');
        type(vt, length(vt), `[v${n}]`);
        type(team, length(team), `[t${n}]`);
        await until(() => !vt.socket.connected);
        await until(() => vt.socket.connected);
        await wait(3 * n);
      }
      await same([vt, team]);
      const words = text(team).getSnapshot().doc.toString();
      for (let n = 0; n < 6; n += 1) {
        for (const word of [`<v${n}>`, `[v${n}]`, `[t${n}]`]) {
          expect(words.split(word)).toHaveLength(2);
        }
      }
      expect(vt.client.store.getSnapshot().refusedTexts).toEqual([]);
    },
  );

  it('[L-31] lets the person choose between two values', async () => {
    const [vt, team] = [await open(table.vt), await open(table.team)];
    const stream = item.fields['term']?.stream ?? '';
    const answers = await Promise.all([
      vt.client.setField(stream, 'SHORT'),
      team.client.setField(stream, 'LONG'),
    ]);
    const [first, late] = answers[0].ok ? [vt, team] : [team, vt];
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(late.client.store.getSnapshot().conflicts).toMatchObject([{ current: { rev: 1 } }]);
    const chosen = await late.client.resolveConflict(stream, 'mine');
    expect(chosen).toMatchObject({ ok: true, rev: 2 });
    await until(() => termOf(first) === termOf(late) && termOf(late) !== null);
  });

  it('[L-36] goes on in the new text after a change of audience', async () => {
    const [vt, team] = [await open(table.vt), await open(table.team)];
    const before = text(team);
    type(vt, 0, 'oud');
    await same([vt, team]);
    const organisations = [table.vt, table.team].map(({ person }) => person.organisation.id);
    const answer = await vt.client.setAudience(item.stream, { type: 'ORG_LIST', organisations });
    expect(answer.ok).toBe(true);
    await until(() => before.getSnapshot().isClosed);
    type(team, 3, ' en nieuw');
    await same([vt, team]);
    expect(text(vt).getSnapshot().doc.toString()).toBe('oud en nieuw');
  });

  async function open(desk: Desk): Promise<Screen> {
    const socket: Screen['socket'] = io(desk.app.url, {
      path: LIVE_PATH,
      transports: ['websocket'],
      autoConnect: false,
      forceNew: true,
      reconnectionDelay: 10,
      extraHeaders: { Cookie: await desk.app.signIn(desk.person), Origin: desk.app.url },
    });
    const client = createLiveClient({ planId: desk.planId, socket, times: TIMES });
    const screen = { client, socket };
    screens.push(screen);
    client.open();
    await until(() => client.store.getSnapshot().plan !== null);
    return screen;
  }

  function itemOn({ client }: Screen): PresentedItem | undefined {
    const { plan } = client.store.getSnapshot();
    return plan?.sections.flatMap(({ items }) => items).find(({ id }) => id === item.id);
  }

  function text(screen: Screen): TextHandle {
    const handle = screen.client.text(itemOn(screen)?.fields['action']?.stream ?? '');
    if (!handle) throw new Error('no text');
    return handle;
  }

  function length(screen: Screen): number {
    return text(screen).getSnapshot().doc.length;
  }

  function type(screen: Screen, at: number, insert: string): void {
    text(screen).edit(ChangeSet.of({ from: at, insert }, length(screen)));
  }

  function termOf(screen: Screen): unknown {
    const term = itemOn(screen)?.fields['term'];
    return term && 'value' in term ? term.value : undefined;
  }

  /** Waits until all is saved and all screens show the same. */
  async function same(all: readonly Screen[]): Promise<void> {
    await until(() => all.every(({ client }) => client.store.getSnapshot().save === 'saved'));
    await until(() => new Set(all.map((screen) => text(screen).getSnapshot().rev)).size === 1);
    const shown = all.map((screen) => {
      const { doc, spans } = text(screen).getSnapshot();
      return { text: doc.toString(), spans };
    });
    for (const one of shown) expect(one).toEqual(shown[0]);
  }
});

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('waited too long');
    await wait(5);
  }
}
