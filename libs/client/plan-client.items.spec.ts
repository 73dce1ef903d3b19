import type { PresentedItem, PresentedPlan, PresentPerson } from '#contract';
import {
  buildItem,
  buildPlan,
  buildText,
  buildValue,
  fieldChange,
  AT,
  ME,
  OTHER,
} from '../../test/support/live/build-plan.js';
import { LiveDesk, NOW } from '../../test/support/live/live-desk.js';

describe('the live client, on items and values', () => {
  let item: PresentedItem;
  let second: PresentedItem;
  let plan: PresentedPlan;
  let desk: LiveDesk;
  let term: string;

  beforeEach(() => {
    item = buildItem({ fields: { action: buildText('Bellen', 3), term: buildValue('SHORT', 1) } });
    second = buildItem();
    plan = buildPlan(item, second);
    desk = new LiveDesk(plan);
    term = item.fields['term']?.stream ?? '';
  });

  it('[L-31] shows a value at once, and keeps it when it is accepted', async () => {
    const set = desk.client.setField(term, 'LONG');
    expect(desk.value(item, 'term')).toBe('LONG');
    expect(desk.state.pendingFields).toEqual(new Set([term]));
    expect(desk.sent.ops).toMatchObject([{ kind: 'field.set', ifRev: 1, value: 'LONG' }]);
    desk.acknowledge(2);
    await expect(set).resolves.toMatchObject({ ok: true, rev: 2 });
    expect(desk.value(item, 'term')).toBe('LONG');
    expect(desk.state.pendingFields.size).toBe(0);
  });

  it('[L-31] shows both values when somebody was first, until the person chooses', async () => {
    void desk.client.setField(term, 'LONG');
    const current = { rev: 2, value: null, by: OTHER, at: AT };
    desk.refuse({ code: 'STALE', current });
    const place = { stream: term, item: item.id, field: 'term', mine: 'LONG' };
    expect(desk.state.conflicts).toEqual([{ ...place, current }]);
    desk.receive([fieldChange(item, 'term', { kind: 'field.set', rev: 2, value: null })]);
    desk.receive([fieldChange(item, 'term', { kind: 'field.set', rev: 3, value: 'SHORT' })]);
    const newer = { rev: 3, value: 'SHORT', by: OTHER, at: AT };
    expect(desk.state.conflicts).toEqual([{ ...place, current: newer }]);
    expect(desk.value(item, 'term')).toBe('SHORT');

    const chosen = desk.client.resolveConflict(term, 'mine');
    expect(desk.state.conflicts).toEqual([]);
    expect(desk.sent.ops).toMatchObject([{ ifRev: 3, value: 'LONG' }]);
    desk.acknowledge(4);
    await expect(chosen).resolves.toMatchObject({ ok: true });
  });

  it('[L-36] [L-37] says who sees an item or a field against the stream that it is said of', () => {
    const audience = { type: 'OWN_ORG' } as const;
    void desk.client.setAudience(item.stream, audience);
    expect(desk.sent.ops).toMatchObject([{ kind: 'item.audience', ifRev: item.rev, audience }]);
    void desk.client.setAudience(term, audience);
    expect(desk.sent.ops).toMatchObject([{ kind: 'field.audience', ifRev: 1, audience }]);
  });

  it('[L-31] leaves the current value when the person chooses it', async () => {
    void desk.client.setField(term, 'LONG');
    desk.refuse({ code: 'STALE', current: { rev: 2, value: null } });
    await expect(desk.client.resolveConflict(term, 'theirs')).resolves.toBeNull();
    expect(desk.state.conflicts).toEqual([]);
    expect(desk.socket.submits).toEqual([]);
  });

  it('[L-31] sets the next value against the rev of its own one before, not of somebody else’s', () => {
    void desk.client.setField(term, 'LONG');
    void desk.client.setField(term, 'SHORT');
    void desk.client.setField(term, null);
    expect(desk.socket.submits).toHaveLength(1);
    desk.receive([fieldChange(item, 'term', { kind: 'field.set', rev: 3, value: 'LONG' })]);
    desk.acknowledge(2);
    expect(desk.sent.ops).toMatchObject([{ ifRev: 2, value: null }]);
    desk.refuse({ code: 'STALE', current: { rev: 3, value: 'LONG', by: OTHER, at: AT } });
    expect(desk.state.conflicts).toMatchObject([{ mine: null, current: { rev: 3 } }]);
  });

  it('[L-31] makes one choice of what was set on top of a value that came too late', () => {
    void desk.client.setField(term, 'LONG');
    void desk.client.setField(term, null);
    desk.refuse({ code: 'STALE', current: { rev: 2, value: 'SHORT', by: OTHER, at: AT } });
    expect(desk.state.conflicts).toMatchObject([{ mine: null, current: { rev: 2 } }]);
    expect(desk.socket.submits).toEqual([]);
    expect(desk.state.unsaved).toBe(0);
  });

  it('[L-45] sends the identical op again after a loss of connection, also one made without', async () => {
    const first = desk.client.setField(term, 'LONG');
    const before = desk.sent;
    desk.socket.drop();
    const added = desk.client.addItem('agreement');
    desk.socket.up();
    expect(desk.socket.submits.map(({ request }) => request)).toMatchObject([
      before,
      { ops: [{ kind: 'item.add', itemKind: 'agreement' }] },
    ]);
    desk.acknowledge(2);
    desk.acknowledge(1);
    await expect(first).resolves.toMatchObject({ ok: true });
    await expect(added).resolves.toMatchObject({ ok: true });
  });

  it('[L-30] [L-33] adds, moves, removes and restores as it is told', () => {
    const added = buildItem();
    const head = { field: '@item', by: OTHER, at: AT };
    const on = (one: PresentedItem): { item: string; stream: string } => ({
      item: one.id,
      stream: one.stream,
    });
    desk.receive([
      { ...head, ...on(added), rev: 1, kind: 'item.added', added, after: item.id },
      { ...head, ...on(second), rev: 2, kind: 'item.moved', after: null },
      { ...head, ...on(item), rev: 2, kind: 'item.removed' },
    ]);
    expect(desk.items.map(({ id }) => id)).toEqual([second.id, item.id, added.id]);
    expect(desk.items[1]?.removed).toBe(true);
    desk.receive([{ ...head, ...on(item), rev: 3, kind: 'item.restored', after: null }]);
    expect(desk.items[0]).toMatchObject({ id: item.id, removed: false, rev: 3 });
    void desk.client.removeItem(item.stream);
    expect(desk.sent.ops).toMatchObject([{ kind: 'item.remove', ifRev: 3 }]);
  });

  it('[L-36] keeps what is being typed in an item that is shown anew with the same streams', () => {
    const handle = desk.text(item);
    desk.type(item, 6, '!');
    const items = [{ item: { ...item, owner: 'team' }, after: second.id }];
    desk.socket.receive('plan:shown', { planId: plan.id, items, cursor: 'c2' });
    expect(desk.items.map(({ id }) => id)).toEqual([second.id, item.id]);
    expect(desk.items[1]).toMatchObject({ owner: 'team', fields: { action: { text: 'Bellen!' } } });
    expect(handle.getSnapshot()).toMatchObject({ isClosed: false, pending: 1 });
    expect(desk.text(item)).toBe(handle);
  });

  it('[L-11] takes being told the same thing twice as being told once', () => {
    const change = fieldChange(item, 'term', { kind: 'field.set', rev: 2, value: 'LONG' });
    desk.receive([change]);
    const before = desk.state.plan;
    desk.receive([change]);
    expect(desk.state.plan).toBe(before);
  });

  it('keeps every part of the plan that a change does not touch the same object', () => {
    const before = desk.state.plan;
    desk.receive([fieldChange(item, 'term', { kind: 'field.set', rev: 2, value: 'LONG' })]);
    const after = desk.state.plan;
    expect(after?.sections[0]).toBe(before?.sections[0]);
    expect(after?.sections[1]?.items[1]).toBe(before?.sections[1]?.items[1]);
    expect(after?.sections[1]?.items[0]?.fields['action']).toBe(item.fields['action']);
    expect(after?.sections[1]?.items[0]).not.toBe(item);
  });

  it('leaves the plan alone while somebody types, and follows when it is quiet or a text gets its first word', () => {
    const before = desk.state.plan;
    desk.type(item, 6, '!');
    expect(desk.state.plan).toBe(before);
    desk.environment.pass(500);
    expect(desk.items[0]?.fields['action']).toMatchObject({ text: 'Bellen!' });
    desk.type(second, 0, 'O');
    expect(desk.items[1]?.fields['action']).toMatchObject({ text: 'O' });
  });

  it('[L-45] sends what was typed before it takes over a snapshot', () => {
    desk.type(item, 6, '!');
    desk.text(item).flush();
    desk.socket.drop();
    desk.type(item, 0, 'Nu ');
    desk.socket.up();
    desk.openWith({ snapshot: plan, cursor: 'c2', now: NOW });
    expect(desk.text(item).getSnapshot().doc.toString()).toBe('Nu Bellen!');
    desk.acknowledge(9);
    expect(desk.sent.ops).toMatchObject([
      { rev: 3, changes: [6, [0, '!']] },
      { rev: 3, changes: [[0, 'Nu '], 7] },
    ]);
    desk.acknowledge(9);
    expect(desk.socket.opens.map(({ request }) => request)).toEqual([{ planId: plan.id }]);
    desk.type(item, 9, '?');
    const fields = { ...item.fields, action: { ...buildText('Nu Bellen! Ja', 12) } };
    fields.action.stream = item.fields['action']?.stream ?? '';
    desk.openWith({ snapshot: buildPlan({ ...item, fields }), cursor: 'c3', now: NOW });
    expect(desk.text(item).getSnapshot().doc.toString()).toBe('Nu Bellen?! Ja');
    desk.environment.pass(250);
    expect(desk.sent.ops).toMatchObject([{ rev: 12, changes: [9, [0, '?'], 4] }]);
    desk.acknowledge(13);
    expect(desk.state).toMatchObject({ save: 'saved', refusedTexts: [] });
  });

  it('[L-45] fetches everything anew when a rev does not come', () => {
    const [third, fourth] = [3, 4].map((rev) =>
      fieldChange(item, 'action', { kind: 'text.edited', rev: rev + 2, changes: [6, [0, '!']] }),
    );
    if (!third || !fourth) throw new Error('no changes');
    desk.text(item);
    desk.receive([third]);
    expect(desk.socket.opens).toEqual([]);
    desk.environment.pass(8000);
    expect(desk.socket.opens.map(({ request }) => request)).toEqual([{ planId: plan.id }]);
  });

  it('[L-51] sends places at most so often, the last one for sure, and again on a new connection', () => {
    const { stream } = desk.text(item);
    const at = { section: 'agreements', stream } as const;
    const caret = (n: number) => ({ anchor: n % 7, head: n % 7 });
    for (let n = 0; n < 50; n += 1) {
      desk.client.setPlace({ ...at, caret: caret(n) });
      desk.environment.pass(20);
    }
    desk.environment.pass(1000);
    expect(desk.socket.places.length).toBeLessThanOrEqual(10);
    const last = { planId: plan.id, ...at, caret: { rev: 3, ...caret(49) } };
    expect(desk.socket.places.at(-1)).toEqual(last);
    const before = desk.socket.places.length;
    desk.socket.drop();
    desk.socket.up();
    desk.openWith({ changes: [], gone: [], shown: [], cursor: 'c2', now: NOW });
    expect(desk.socket.places.slice(before)).toEqual([last]);
  });

  it('[L-18] counts whenever somebody may see other things, in the same step as the plan', () => {
    const head = { planId: plan.id, cursor: 'c2' };
    const seen: [number, number][] = [];
    desk.client.store.subscribe(() => seen.push([desk.state.sight, desk.items.length]));
    desk.receive([fieldChange(item, 'term', { kind: 'field.set', rev: 2, value: 'LONG' })]);
    expect(seen).toEqual([[1, 2]]);
    desk.socket.receive('plan:shown', { ...head, items: [{ item, after: null }] });
    desk.socket.receive('plan:gone', { ...head, items: [item.id] });
    desk.socket.receive('plan:resync', { planId: plan.id });
    desk.openWith({ snapshot: plan, cursor: 'c3', now: NOW });
    expect(seen.filter(([sight], index) => sight !== seen[index - 1]?.[0])).toEqual([
      [1, 2],
      [2, 2],
      [3, 1],
      [4, 2],
    ]);
  });

  it('[L-50] knows who else is here, one entry per session, and not itself', () => {
    const at = { section: null, item: null, field: null, stream: null, caret: null };
    const own: PresentPerson = { session: desk.socket.id ?? '', ...ME, ...at };
    const other: PresentPerson = { session: 's1', ...OTHER, ...at };
    const moved: PresentPerson = { ...other, section: 'agreements' };
    desk.socket.receive('presence', { planId: plan.id, people: [own, other], left: [] });
    expect(desk.state.people).toEqual([other]);
    desk.socket.receive('presence', { planId: plan.id, people: [moved], left: [] });
    expect(desk.state.people).toEqual([moved]);
    desk.socket.receive('presence', { planId: plan.id, people: [], left: ['s1'] });
    expect(desk.state.people).toEqual([]);
  });
});
