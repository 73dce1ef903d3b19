import { ChangeSet } from '@codemirror/state';
import { io } from 'socket.io-client';
import { createLiveClient, type LiveClient, type TextHandle } from '#client';
import { LIVE_PATH, type PresentedItem } from '#contract';
import { FileCheck } from '../../apps/checker/check-file.js';
import { shownParts } from '../../apps/web/verify/shown-parts.js';
import { TestApp } from '../support/app.js';
import { copyDatabase, createTestDatabase, type TestDatabase } from '../support/database.js';
import { buildTable } from '../support/desk.js';
import { testKeyFolder } from '../support/keys/test-keys.js';
import { downloaded } from '../support/ledger/downloaded.js';

/** A backup is put back under an open window, and nobody says so. */
describe('a window that was open while a backup was put back', () => {
  const keys = testKeyFolder();
  const closing: (() => Promise<void> | void)[] = [];
  let port = '0';

  afterAll(async () => {
    for (const close of closing.toReversed()) await close();
  });

  async function serve(database: TestDatabase): Promise<TestApp> {
    const app = await TestApp.start({
      database,
      env: { PORT: port, VANGNET_KEY_FOLDER: keys, VANGNET_SECRET: 'cd'.repeat(32) },
    });
    port = new URL(app.url).port;
    return app;
  }

  async function open(app: TestApp, planId: string, cookie: string): Promise<LiveClient> {
    const socket = io(app.url, {
      ...{ path: LIVE_PATH, transports: ['websocket'], autoConnect: false, forceNew: true },
      reconnectionDelay: 50,
      extraHeaders: { Cookie: cookie, Origin: app.url },
    });
    const client = createLiveClient({ planId, socket, times: { typingAlone: 15, settle: 20 } });
    closing.push(() => client.close());
    client.open();
    await until(client, ({ plan }) => plan !== null);
    return client;
  }

  function until(
    { store }: LiveClient,
    holds: (state: ReturnType<LiveClient['store']['getSnapshot']>) => boolean,
  ): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!holds(store.getSnapshot())) return;
        stop();
        resolve();
      };
      const stop = store.subscribe(look);
      look();
    });
  }

  function textOf(client: LiveClient, item: PresentedItem): TextHandle {
    const handle = client.text(item.fields['action']?.stream ?? '');
    if (!handle) throw new Error('no text');
    return handle;
  }

  it('[G-42] [G-74] refuses the older plan, keeps the words, and shows what it got confirmed', async () => {
    const database = await createTestDatabase();
    closing.push(() => database.drop());
    let app = await serve(database);
    const { vt } = await buildTable(app);
    const item = await vt.add('agreement');
    // The backup knows this session, too.
    const cookie = await app.signIn(vt.person);
    await app.close();
    const backup = await copyDatabase(database);
    closing.push(() => backup.drop());

    app = await serve(database);
    const client = await open(app, vt.planId, cookie);
    const type = (at: number, insert: string): void => {
      const handle = textOf(client, item);
      handle.edit(ChangeSet.of({ from: at, insert }, handle.getSnapshot().doc.length));
    };
    type(0, 'Bel de politie.');
    await until(client, ({ save, unsaved }) => save === 'saved' && unsaved === 0);
    const [receipt] = client.receipts();
    expect(receipt).toMatchObject({ rev: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    client.flush();
    const shown = shownParts(client.store.getSnapshot());
    await app.close();
    await until(client, ({ save }) => save === 'offline');
    type(15, ' Nu.');

    app = await serve(backup);
    closing.push(() => app.close());
    await until(client, ({ endedBy }) => endedBy !== null);
    const { endedBy, canEdit, refusedTexts, plan } = client.store.getSnapshot();
    expect({ endedBy, canEdit }).toEqual({ endedBy: 'LOG_REFUSED', canEdit: false });
    expect(refusedTexts.map(({ words }) => words)).toEqual([' Nu.']);
    expect(JSON.stringify(plan)).toContain('Bel de politie.');

    const check = new FileCheck({
      ...{ keys: undefined, seen: undefined, language: 'nl' },
      ...{ shown, receipts: receipt ? [receipt] : [] },
    });
    check.read(await downloaded(app, vt.person, vt.planId));
    expect(check.conclude().wrongs.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['RECEIPT_NO_STREAM', 'SHOWN_MISSING']),
    );
  });
});
