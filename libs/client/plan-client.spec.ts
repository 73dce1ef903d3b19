import { ChangeSet } from '@codemirror/state';
import type { OpResult, PresentedChange, PresentedItem, PresentedPlan } from '#contract';
import {
  AT,
  buildItem,
  buildPlan,
  buildText,
  buildValue,
  fieldChange,
  OTHER,
} from '../../test/support/live/build-plan.js';
import { FakeEnvironment } from '../../test/support/live/fake-environment.js';
import { FakeSocket } from '../../test/support/live/fake-socket.js';
import type { LiveClient } from './live-client.js';
import { createLiveClient } from './plan-client.js';
import type { TextHandle } from './text-handle.js';

const NOW = '2026-03-02T09:00:00.000Z';

describe('the live client', () => {
  let environment: FakeEnvironment;
  let socket: FakeSocket;
  let client: LiveClient;
  let item: PresentedItem;
  let plan: PresentedPlan;

  beforeEach(() => {
    environment = new FakeEnvironment();
    socket = new FakeSocket();
    item = buildItem({ fields: { action: buildText('Bellen', 3), term: buildValue('SHORT', 1) } });
    plan = buildPlan(item);
    client = createLiveClient({ planId: plan.id, socket: socket.live, environment });
    client.open();
    socket.up();
    openWith({ snapshot: plan, cursor: 'c1', now: NOW });
  });

  it('[L-10] shows the plan once it is opened', () => {
    expect(socket.connects).toBe(1);
    expect(state().plan).toEqual(plan);
    expect(state()).toMatchObject({ save: 'saved', canEdit: true, unsaved: 0 });
  });

  it('[L-11] opens again where it left off, and applies what it missed once', () => {
    const seen = fieldChange(item, 'term', { kind: 'field.set', rev: 2, value: 'LONG' });
    receive([seen], 'c2');
    socket.drop();
    expect(state().save).toBe('offline');
    socket.up();
    expect(socket.opens[0]?.request).toEqual({ planId: plan.id, cursor: 'c2' });
    const missed = fieldChange(item, 'term', { kind: 'field.set', rev: 3, value: 'SHORT' });
    openWith({ changes: [seen, missed], gone: [], shown: [], cursor: 'c3', now: NOW });
    expect(value('term')).toBe('SHORT');
    expect(state().save).toBe('saved');
  });

  it('[L-11] asks for a snapshot when its cursor is not taken', () => {
    socket.drop();
    socket.up();
    openWith({ error: { code: 'CURSOR_INVALID' } });
    expect(socket.opens[0]?.request).toEqual({ planId: plan.id });
  });

  it('[L-12] ends when the plan is not there for this reader', () => {
    socket.drop();
    socket.up();
    openWith({ error: { code: 'ABSENT' } });
    expect(state()).toMatchObject({ save: 'ended', canEdit: false, endedBy: 'ABSENT' });
    expect(socket.connected).toBe(false);
  });

  it('[L-16] opens from the start after a resync, and hears nothing before', () => {
    socket.receive('plan:resync', { planId: plan.id });
    receive([fieldChange(item, 'term', { kind: 'field.set', rev: 2, value: 'LONG' })], 'c2');
    expect(value('term')).toBe('SHORT');
    expect(socket.opens[0]?.request).toEqual({ planId: plan.id });
  });

  it('[L-20] makes op ids by the server’s clock', () => {
    socket.drop();
    socket.up();
    openWith({ snapshot: plan, cursor: 'c2', now: '2026-03-05T09:00:00.000Z' });
    void client.addItem('agreement');
    const milliseconds = Number.parseInt(
      sent().ops[0]?.opId.replace('-', '').slice(0, 12) ?? '',
      16,
    );
    expect(new Date(milliseconds).toISOString()).toBe('2026-03-05T09:00:00.000Z');
  });

  it('[L-40] sends typing after a moment, and at once on flush', () => {
    type(6, '!');
    expect(socket.submits).toHaveLength(0);
    environment.pass(250);
    expect(sent().ops).toMatchObject([{ kind: 'text.edit', rev: 3, changes: [6, [0, '!']] }]);
    acknowledge(4);
    type(7, '!');
    text().flush();
    expect(sent().ops).toMatchObject([{ rev: 4, changes: [7, [0, '!']] }]);
  });

  it('[L-40] sends typing sooner when somebody else is in the field', () => {
    const stream = text().stream;
    const place = { section: 'agreements', item: item.id, field: 'action', stream, caret: null };
    const people = [{ session: 's', ...OTHER, ...place }];
    socket.receive('presence', { planId: plan.id, people, left: [] });
    type(6, '!');
    environment.pass(40);
    expect(socket.submits).toHaveLength(1);
  });

  it('[L-44] holds back what is typed while a submission is in flight, and sends it all then', () => {
    type(6, '!');
    text().flush();
    type(7, '?');
    type(8, '?');
    text().flush();
    expect(socket.submits).toHaveLength(1);
    acknowledge(4);
    expect(sent().ops).toMatchObject([
      { rev: 4, changes: [7, [0, '?']] },
      { rev: 4, changes: [8, [0, '?']] },
    ]);
  });

  it('[L-45] sends the identical ops again after a lost answer, before it opens', () => {
    type(6, '!');
    text().flush();
    const before = sent();
    receive([
      fieldChange(item, 'action', { kind: 'text.edited', rev: 4, changes: [[0, 'Nu '], 6] }),
    ]);
    socket.drop();
    type(10, '?');
    socket.up();
    expect(socket.submits.map(({ request }) => request)).toEqual([before]);
    acknowledge(5);
    text().flush();
    expect(sent().ops).toMatchObject([{ rev: 5, changes: [10, [0, '?']] }]);
    expect(text().getSnapshot().doc.toString()).toBe('Nu Bellen!?');
  });

  it('[L-45] connects anew when an answer does not come', () => {
    type(6, '!');
    text().flush();
    const before = sent();
    environment.pass(8000);
    expect(socket.connects).toBe(2);
    socket.up();
    expect(socket.submits.map(({ request }) => request)).toEqual([before]);
  });

  it('[L-24] sends the identical op again after a passing refusal, and never after a final one', async () => {
    const added = client.addItem('agreement', { after: null });
    const before = sent();
    answer({ error: { code: 'RATE_LIMITED', retryAfterMs: 700 } });
    environment.pass(600);
    expect(socket.submits).toHaveLength(0);
    environment.pass(100);
    expect(sent()).toEqual(before);
    answer({ error: { code: 'NOT_ALLOWED' } });
    environment.pass(60_000);
    expect(socket.submits).toHaveLength(0);
    await expect(added).resolves.toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
  });

  it('[L-46] takes refused words out of the text and keeps them to copy', () => {
    const rebuilt: string[] = [];
    text().onChange(({ cause }) => rebuilt.push(cause));
    type(6, ' de school');
    text().flush();
    refuse('TEXT_TOO_LONG');
    expect(text().getSnapshot().doc.toString()).toBe('Bellen');
    expect(rebuilt).toEqual(['rebuilt']);
    expect(state().refusedTexts).toMatchObject([
      { item: item.id, field: 'action', words: ' de school', code: 'TEXT_TOO_LONG' },
    ]);
    client.dismissRefused(state().refusedTexts[0]?.id ?? '');
    expect(state().refusedTexts).toEqual([]);
  });

  it('[L-36] hands out words that were typed while the audience changed, and sends them nowhere', () => {
    const handle = text();
    type(6, ' oma');
    const shown = { ...item, fields: { ...item.fields, action: buildText('Bellen', 1) } };
    socket.receive('plan:shown', {
      planId: plan.id,
      items: [{ item: shown, after: null }],
      cursor: 'c2',
    });
    environment.pass(1000);
    expect(socket.submits).toHaveLength(0);
    expect(handle.getSnapshot().isClosed).toBe(true);
    expect(state().refusedTexts).toMatchObject([{ words: ' oma', code: 'STREAM_CLOSED' }]);
    handle.edit(ChangeSet.of({ from: 10, insert: ' tante' }, 10));
    expect(state().refusedTexts).toMatchObject([{ words: ' oma' }, { words: ' tante' }]);
    expect(client.text(shown.fields.action.stream)?.getSnapshot().doc.toString()).toBe('Bellen');
    expect(state()).toMatchObject({ unsaved: 0, save: 'saved' });
  });

  it('[L-36] waits for the answer to what was in flight when the stream was closed', () => {
    type(6, ' oma');
    text().flush();
    type(10, ' nu');
    socket.receive('plan:gone', { planId: plan.id, items: [item.id], cursor: 'c2' });
    expect(state().plan?.sections[1]?.items).toEqual([]);
    expect(state().refusedTexts).toEqual([]);
    acknowledge(4);
    expect(state().refusedTexts).toMatchObject([{ words: ' nu' }]);
    expect(state().unsaved).toBe(0);
  });

  it('[L-48] says saved only when every edit has its acknowledgement', () => {
    void client.setField(item.fields['term']?.stream ?? '', 'LONG');
    type(6, '!');
    expect(state()).toMatchObject({ save: 'saving', unsaved: 2 });
    acknowledge(2);
    expect(state()).toMatchObject({ save: 'saving', unsaved: 1 });
    environment.pass(250);
    acknowledge(4);
    expect(state()).toMatchObject({ save: 'saved', unsaved: 0 });
  });

  it('[L-48] stops input when a connection stays away, and takes it again afterwards', () => {
    socket.drop();
    type(6, '!');
    environment.pass(29_999);
    expect(state()).toMatchObject({ save: 'offline', canEdit: true });
    environment.pass(1);
    expect(state()).toMatchObject({ save: 'stopped', canEdit: false });
    socket.up();
    acknowledge(4);
    openWith({ changes: [], gone: [], shown: [], cursor: 'c2', now: NOW });
    expect(state()).toMatchObject({ save: 'saved', canEdit: true });
  });

  it('[L-02] hands out unsent words when the session ends, and does not come back', () => {
    type(6, ' oma');
    socket.receive('bye', { code: 'SESSION_ENDED', permanent: true });
    expect(state()).toMatchObject({ save: 'ended', endedBy: 'SESSION_ENDED', unsaved: 0 });
    expect(state().refusedTexts).toMatchObject([{ words: ' oma', code: 'SESSION_ENDED' }]);
    environment.pass(60_000);
    expect(socket.connects).toBe(1);
  });

  it('[L-03] comes back by itself after a bye that is not for good', () => {
    socket.receive('bye', { code: 'RATE_LIMITED', permanent: false });
    socket.drop('io server disconnect');
    environment.pass(2000);
    expect(socket.connects).toBe(2);
  });

  it('[L-04] ends when a frame was too large', () => {
    socket.drop('transport close', { context: { code: 1009 } });
    expect(state()).toMatchObject({ save: 'ended', endedBy: 'FRAME_TOO_LARGE' });
  });

  it('lets go of socket and timers when it is closed', () => {
    type(6, '!');
    client.close();
    expect(socket.closes).toEqual([{ planId: plan.id }]);
    expect(socket.connected).toBe(false);
    expect(environment.waiting).toBe(0);
  });

  function state(): ReturnType<LiveClient['store']['getSnapshot']> {
    return client.store.getSnapshot();
  }

  function value(field: string): unknown {
    const shown = state().plan?.sections[1]?.items[0]?.fields[field];
    return shown && 'value' in shown ? shown.value : undefined;
  }

  function text(): TextHandle {
    const handle = client.text(item.fields['action']?.stream ?? '');
    if (!handle) throw new Error('no text');
    return handle;
  }

  function type(at: number, insert: string): void {
    text().edit(ChangeSet.of({ from: at, insert }, text().getSnapshot().doc.length));
  }

  function openWith(opened: Parameters<FakeSocket['opens'][0]['answer']>[0]): void {
    socket.opens.shift()?.answer(opened);
  }

  function receive(changes: PresentedChange[], cursor = 'c'): void {
    socket.receive('plan:changes', { planId: plan.id, changes, cursor });
  }

  function sent(): FakeSocket['submits'][0]['request'] {
    const last = socket.submits.at(-1);
    if (!last) throw new Error('nothing was sent');
    return last.request;
  }

  function answer(given: Parameters<FakeSocket['submits'][0]['answer']>[0]): void {
    socket.submits.shift()?.answer(given);
  }

  function acknowledge(rev: number): void {
    const ops = socket.submits[0]?.request.ops ?? [];
    const results = ops.map(({ opId }, index): OpResult => ({
      opId,
      ok: true,
      stream: '',
      rev: rev + index,
      hash: '',
      at: AT,
    }));
    answer({ results });
  }

  function refuse(code: 'TEXT_TOO_LONG'): void {
    const ops = socket.submits[0]?.request.ops ?? [];
    answer({ results: ops.map(({ opId }) => ({ opId, ok: false, error: { code } })) });
  }
});
