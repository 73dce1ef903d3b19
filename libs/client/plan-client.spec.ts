import { ChangeSet } from '@codemirror/state';
import type { PresentedItem, PresentedPlan } from '#contract';
import {
  buildItem,
  buildPlan,
  buildText,
  buildValue,
  fieldChange,
  OTHER,
} from '../../test/support/live/build-plan.js';
import type { FakeEnvironment } from '../../test/support/live/fake-environment.js';
import type { FakeSocket } from '../../test/support/live/fake-socket.js';
import { LiveDesk, NOW } from '../../test/support/live/live-desk.js';

describe('the live client', () => {
  let desk: LiveDesk;
  let environment: FakeEnvironment;
  let socket: FakeSocket;
  let item: PresentedItem;
  let plan: PresentedPlan;

  beforeEach(() => {
    item = buildItem({ fields: { action: buildText('Bellen', 3), term: buildValue('SHORT', 1) } });
    plan = buildPlan(item);
    desk = new LiveDesk(plan);
    ({ environment, socket } = desk);
  });

  it('[L-10] shows the plan once it is opened', () => {
    expect(socket.connects).toBe(1);
    expect(desk.state.plan).toEqual(plan);
    expect(desk.state).toMatchObject({ save: 'saved', canEdit: true, unsaved: 0 });
  });

  it('[L-11] opens again where it left off, and applies what it missed once', () => {
    const seen = fieldChange(item, 'term', { kind: 'field.set', rev: 2, value: 'LONG' });
    desk.receive([seen], 'c2');
    socket.drop();
    expect(desk.state.save).toBe('offline');
    socket.up();
    expect(socket.opens[0]?.request).toEqual({ planId: plan.id, cursor: 'c2' });
    const missed = fieldChange(item, 'term', { kind: 'field.set', rev: 3, value: 'SHORT' });
    desk.openWith({ changes: [seen, missed], gone: [], shown: [], cursor: 'c3', now: NOW });
    expect(desk.value(item, 'term')).toBe('SHORT');
    expect(desk.state.save).toBe('saved');
  });

  it('[L-11] asks for a snapshot when its cursor is not taken', () => {
    socket.drop();
    socket.up();
    desk.openWith({ error: { code: 'CURSOR_INVALID' } });
    expect(socket.opens[0]?.request).toEqual({ planId: plan.id });
  });

  it('[L-12] ends when the plan is not there for this reader', () => {
    socket.drop();
    socket.up();
    desk.openWith({ error: { code: 'ABSENT' } });
    expect(desk.state).toMatchObject({ save: 'ended', canEdit: false, endedBy: 'ABSENT' });
    expect(socket.connected).toBe(false);
  });

  it('[L-16] opens from the start after a resync, and hears nothing before', () => {
    socket.receive('plan:resync', { planId: plan.id });
    desk.receive([fieldChange(item, 'term', { kind: 'field.set', rev: 2, value: 'LONG' })], 'c2');
    expect(desk.value(item, 'term')).toBe('SHORT');
    expect(socket.opens[0]?.request).toEqual({ planId: plan.id });
  });

  it('[L-20] makes op ids by the server’s clock', () => {
    socket.drop();
    socket.up();
    desk.openWith({ snapshot: plan, cursor: 'c2', now: '2026-03-05T09:00:00.000Z' });
    void desk.client.addItem('agreement');
    const milliseconds = Number.parseInt(
      desk.sent.ops[0]?.opId.replace('-', '').slice(0, 12) ?? '',
      16,
    );
    expect(new Date(milliseconds).toISOString()).toBe('2026-03-05T09:00:00.000Z');
  });

  it('[L-40] sends typing after a moment, and at once on flush', () => {
    desk.type(item, 6, '!');
    expect(socket.submits).toHaveLength(0);
    environment.pass(250);
    expect(desk.sent.ops).toMatchObject([{ kind: 'text.edit', rev: 3, changes: [6, [0, '!']] }]);
    desk.acknowledge(4);
    desk.type(item, 7, '!');
    desk.text(item).flush();
    expect(desk.sent.ops).toMatchObject([{ rev: 4, changes: [7, [0, '!']] }]);
  });

  it('[L-40] sends typing sooner when somebody else is in the field', () => {
    const stream = desk.text(item).stream;
    const place = { section: 'agreements', item: item.id, field: 'action', stream, caret: null };
    const people = [{ session: 's', ...OTHER, ...place }];
    socket.receive('presence', { planId: plan.id, people, left: [] });
    desk.type(item, 6, '!');
    environment.pass(40);
    expect(socket.submits).toHaveLength(1);
  });

  it('[L-43] sends typing again that lay too far behind, on what came in between', () => {
    desk.type(item, 6, '!');
    desk.text(item).flush();
    const { opId } = desk.sent.ops[0] ?? {};
    desk.refuse({ code: 'STALE' });
    expect(socket.submits).toHaveLength(0);
    expect(desk.state).toMatchObject({ unsaved: 1, refusedTexts: [] });
    desk.receive([
      fieldChange(item, 'action', { kind: 'text.edited', rev: 4, changes: [[0, '>'], 6] }),
    ]);
    expect(desk.sent.ops).toMatchObject([{ opId, rev: 4, changes: [7, [0, '!']] }]);
    desk.acknowledge(5);
    expect(desk.state).toMatchObject({ save: 'saved', unsaved: 0 });
    expect(desk.text(item).getSnapshot().doc.toString()).toBe('>Bellen!');
  });

  it('[L-44] holds back what is typed while a submission is in flight, and sends it all then', () => {
    desk.type(item, 6, '!');
    desk.text(item).flush();
    desk.type(item, 7, '?');
    desk.type(item, 8, '?');
    desk.text(item).flush();
    expect(socket.submits).toHaveLength(1);
    desk.acknowledge(4);
    expect(desk.sent.ops).toMatchObject([
      { rev: 4, changes: [7, [0, '?']] },
      { rev: 4, changes: [8, [0, '?']] },
    ]);
  });

  it('[L-45] sends the identical ops again after a lost answer, before it opens', () => {
    desk.type(item, 6, '!');
    desk.text(item).flush();
    const before = desk.sent;
    desk.receive([
      fieldChange(item, 'action', { kind: 'text.edited', rev: 4, changes: [[0, 'Nu '], 6] }),
    ]);
    socket.drop();
    desk.type(item, 10, '?');
    socket.up();
    expect(socket.submits.map(({ request }) => request)).toEqual([before]);
    desk.acknowledge(5);
    desk.text(item).flush();
    expect(desk.sent.ops).toMatchObject([{ rev: 5, changes: [10, [0, '?']] }]);
    expect(desk.text(item).getSnapshot().doc.toString()).toBe('Nu Bellen!?');
  });

  it('[L-45] does not listen to answers over a connection that was lost', () => {
    desk.type(item, 6, '!');
    desk.text(item).flush();
    const [late] = socket.submits;
    socket.drop();
    socket.up();
    const [lateOpen] = socket.opens;
    const [op] = desk.sent.ops;
    late?.answer({ error: { code: 'MALFORMED' } });
    expect(desk.state).toMatchObject({ unsaved: 1, refusedTexts: [] });
    socket.drop();
    socket.up();
    lateOpen?.answer({ error: { code: 'ABSENT' } });
    expect(desk.state.endedBy).toBeNull();
    expect(desk.sent.ops).toEqual([op]);
  });

  it('[L-45] connects anew when an answer does not come', () => {
    desk.type(item, 6, '!');
    desk.text(item).flush();
    const before = desk.sent;
    environment.pass(8000);
    expect(socket.connects).toBe(2);
    socket.up();
    expect(socket.submits.map(({ request }) => request)).toEqual([before]);
  });

  it('[L-24] sends the identical op again after a passing refusal, and never after a final one', async () => {
    const added = desk.client.addItem('agreement', { after: null });
    const before = desk.sent;
    desk.answer({ error: { code: 'RATE_LIMITED', retryAfterMs: 700 } });
    environment.pass(600);
    expect(socket.submits).toHaveLength(0);
    environment.pass(100);
    expect(desk.sent).toEqual(before);
    desk.answer({ error: { code: 'NOT_ALLOWED' } });
    environment.pass(60_000);
    expect(socket.submits).toHaveLength(0);
    await expect(added).resolves.toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
  });

  it('[L-46] takes refused words out of the text and keeps them to copy', () => {
    const rebuilt: string[] = [];
    desk.text(item).onChange(({ cause }) => rebuilt.push(cause));
    desk.type(item, 6, ' de school');
    desk.text(item).flush();
    desk.refuse({ code: 'TEXT_TOO_LONG' });
    expect(desk.text(item).getSnapshot().doc.toString()).toBe('Bellen');
    expect(rebuilt).toEqual(['rebuilt']);
    expect(desk.state.refusedTexts).toMatchObject([
      { item: item.id, field: 'action', words: ' de school', code: 'TEXT_TOO_LONG' },
    ]);
    desk.client.dismissRefused(desk.state.refusedTexts[0]?.id ?? '');
    expect(desk.state.refusedTexts).toEqual([]);
  });

  it('[L-36] hands out words that were typed while the audience changed, and sends them nowhere', () => {
    const handle = desk.text(item);
    desk.type(item, 6, ' oma');
    const shown = { ...item, fields: { ...item.fields, action: buildText('Bellen', 1) } };
    socket.receive('plan:shown', {
      planId: plan.id,
      items: [{ item: shown, after: null }],
      cursor: 'c2',
    });
    environment.pass(1000);
    expect(socket.submits).toHaveLength(0);
    expect(handle.getSnapshot().isClosed).toBe(true);
    expect(desk.state.refusedTexts).toMatchObject([{ words: ' oma', code: 'STREAM_CLOSED' }]);
    handle.edit(ChangeSet.of({ from: 10, insert: ' tante' }, 10));
    expect(desk.state.refusedTexts).toMatchObject([{ words: ' oma' }, { words: ' tante' }]);
    expect(desk.client.text(shown.fields.action.stream)?.getSnapshot().doc.toString()).toBe(
      'Bellen',
    );
    expect(desk.state).toMatchObject({ unsaved: 0, save: 'saved' });
  });

  it('[L-36] waits for the answer to what was in flight when the stream was closed', () => {
    desk.type(item, 6, ' oma');
    desk.text(item).flush();
    desk.type(item, 10, ' nu');
    socket.receive('plan:gone', { planId: plan.id, items: [item.id], cursor: 'c2' });
    expect(desk.state.plan?.sections[1]?.items).toEqual([]);
    expect(desk.state.refusedTexts).toEqual([]);
    desk.acknowledge(4);
    expect(desk.state.refusedTexts).toMatchObject([{ words: ' nu' }]);
    expect(desk.state.unsaved).toBe(0);
  });

  it('[L-48] says saved only when every edit has its acknowledgement', () => {
    void desk.client.setField(item.fields['term']?.stream ?? '', 'LONG');
    desk.type(item, 6, '!');
    expect(desk.state).toMatchObject({ save: 'saving', unsaved: 2 });
    desk.acknowledge(2);
    expect(desk.state).toMatchObject({ save: 'saving', unsaved: 1 });
    environment.pass(250);
    desk.acknowledge(4);
    expect(desk.state).toMatchObject({ save: 'saved', unsaved: 0 });
  });

  it('[L-48] stops input when a connection stays away, and takes it again afterwards', () => {
    socket.drop();
    desk.type(item, 6, '!');
    environment.pass(29_999);
    expect(desk.state).toMatchObject({ save: 'offline', canEdit: true });
    environment.pass(1);
    expect(desk.state).toMatchObject({ save: 'stopped', canEdit: false });
    socket.up();
    desk.acknowledge(4);
    desk.openWith({ changes: [], gone: [], shown: [], cursor: 'c2', now: NOW });
    expect(desk.state).toMatchObject({ save: 'saved', canEdit: true });
  });

  it('[L-02] hands out unsent words when the session ends, and does not come back', () => {
    desk.type(item, 6, ' oma');
    socket.receive('bye', { code: 'SESSION_ENDED', permanent: true });
    expect(desk.state).toMatchObject({ save: 'ended', endedBy: 'SESSION_ENDED', unsaved: 0 });
    expect(desk.state.refusedTexts).toMatchObject([{ words: ' oma', code: 'SESSION_ENDED' }]);
    environment.pass(60_000);
    expect(socket.connects).toBe(1);
  });

  it('[L-02] finds out that the session ended while there was no connection, and goes on trying until then', async () => {
    desk.type(item, 6, ' oma');
    socket.drop();
    socket.receive('connect_error');
    await Promise.resolve();
    expect(desk.state).toMatchObject({ save: 'offline', endedBy: null });
    desk.isSessionOver = true;
    socket.receive('connect_error');
    await Promise.resolve();
    expect(desk.state).toMatchObject({ save: 'ended', endedBy: 'SESSION_ENDED', unsaved: 0 });
    expect(desk.state.refusedTexts).toMatchObject([{ words: ' oma', code: 'SESSION_ENDED' }]);
  });

  it('[L-03] comes back by itself after a bye that is not for good', () => {
    socket.receive('bye', { code: 'RATE_LIMITED', permanent: false });
    socket.drop('io server disconnect');
    environment.pass(2000);
    expect(socket.connects).toBe(2);
  });

  it('[L-04] ends when a frame was too large', () => {
    socket.drop('transport close', { context: { code: 1009 } });
    expect(desk.state).toMatchObject({ save: 'ended', endedBy: 'FRAME_TOO_LARGE' });
  });

  it('lets go of socket and timers when it is closed', () => {
    desk.type(item, 6, '!');
    desk.client.close();
    expect(socket.closes).toEqual([{ planId: plan.id }]);
    expect(socket.connected).toBe(false);
    expect(environment.waiting).toBe(0);
  });
});
