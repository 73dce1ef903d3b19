import type { PresentedItem, PresentedPlan } from '#contract';
import {
  AT,
  buildItem,
  buildPlan,
  buildText,
  buildValue,
} from '../../test/support/live/build-plan.js';
import { LiveDesk, NOW } from '../../test/support/live/live-desk.js';

describe('a client, and a log that does not go on', () => {
  let desk: LiveDesk;
  let item: PresentedItem;
  let plan: PresentedPlan;

  beforeEach(() => {
    item = buildItem({ fields: { action: buildText('Bellen', 3), term: buildValue('SHORT', 4) } });
    plan = buildPlan(item);
    desk = new LiveDesk(plan);
  });

  /** Comes back to a server that shows this. */
  function comeBackTo(fields: PresentedItem['fields'], more: Partial<PresentedItem> = {}): void {
    desk.socket.drop();
    desk.socket.up();
    desk.openWith({ snapshot: buildPlan({ ...item, ...more, fields }), cursor: 'c2', now: NOW });
  }

  const field = (name: string, changed: object) => ({
    ...item.fields,
    [name]: { ...item.fields[name], ...changed } as PresentedItem['fields'][string],
  });

  it('[G-74] refuses a plan with less in it than was shown, and sends nothing more', () => {
    comeBackTo(field('term', { rev: 3, value: 'LONG' }));
    expect(desk.state).toMatchObject({ endedBy: 'LOG_REFUSED', canEdit: false, save: 'ended' });
    expect(desk.state.plan).toEqual(plan);
    expect([desk.socket.connected, desk.socket.submits]).toEqual([false, []]);
  });

  it('[G-74] refuses one with less in it than was confirmed, and keeps what was typed and not sent', async () => {
    const set = desk.client.setField(item.fields['term']?.stream ?? '', 'LONG');
    const stream = item.fields['term']?.stream ?? '';
    const [op] = desk.sent.ops;
    desk.answer({
      results: [{ opId: op?.opId ?? '', ok: true, stream, rev: 5, hash: 'ab', at: AT }],
    });
    expect((await set).ok).toBe(true);
    expect(desk.client.receipts()).toEqual([{ stream, rev: 5, hash: 'ab', at: AT }]);
    desk.socket.drop();
    desk.type(item, 6, ' om tien');
    desk.socket.up();
    desk.socket.submits.length = 0;
    desk.openWith({ snapshot: plan, cursor: 'c2', now: NOW });
    expect(desk.state.endedBy).toBe('LOG_REFUSED');
    expect(desk.socket.submits).toEqual([]);
    expect(desk.state.refusedTexts).toMatchObject([{ words: ' om tien', code: 'LOG_REFUSED' }]);
  });

  it('[G-74] takes one that goes on, and one without what is not theirs any more', () => {
    comeBackTo(field('term', { rev: 6, value: 'LONG' }), { rev: 2 });
    expect(desk.state.endedBy).toBeNull();
    const { action: _gone, ...fields } = item.fields;
    comeBackTo({ ...fields, term: buildValue('SHORT', 1) }, { rev: 2 });
    expect(desk.state.endedBy).toBeNull();
  });

  it('[G-74] takes an answer that was on its way when something was confirmed', async () => {
    desk.socket.receive('plan:resync', { planId: plan.id });
    const stream = item.fields['term']?.stream ?? '';
    const set = desk.client.setField(stream, 'LONG');
    const [op] = desk.sent.ops;
    desk.answer({
      results: [{ opId: op?.opId ?? '', ok: true, stream, rev: 5, hash: 'ab', at: AT }],
    });
    await set;
    desk.openWith({ snapshot: plan, cursor: 'c2', now: NOW });
    expect(desk.state.endedBy).toBeNull();
  });

  it('[G-74] ends when whoever watches the log says so, and keeps what stands there', () => {
    desk.client.distrust();
    expect(desk.state).toMatchObject({ endedBy: 'LOG_REFUSED', canEdit: false });
    expect(desk.state.plan).toEqual(plan);
  });

  it('[G-40] keeps the newest receipt of a stream, for as long as the plan has that stream', async () => {
    const stream = item.fields['term']?.stream ?? '';
    for (const rev of [5, 6]) {
      const set = desk.client.setField(stream, rev === 5 ? 'LONG' : 'SHORT');
      const [op] = desk.sent.ops;
      const hash = `h${rev}`;
      desk.answer({ results: [{ opId: op?.opId ?? '', ok: true, stream, rev, hash, at: AT }] });
      await set;
    }
    expect(desk.client.receipts()).toEqual([{ stream, rev: 6, hash: 'h6', at: AT }]);
    desk.socket.receive('plan:gone', { planId: plan.id, items: [item.id], cursor: 'c3' });
    expect(desk.client.receipts()).toEqual([]);
  });
});
