import { TestApp } from '../support/app.js';
import { buildNewcomer, letIn } from '../support/circle.js';
import { buildTable, type Desk } from '../support/desk.js';
import { newOpId } from '../support/factories.js';
import { audienceOp, OPEN, OWN, setOp, textIn, typeOp, valueIn } from '../support/ops.js';
import { historyOf } from '../support/past.js';

describe('putting back what stood there once', () => {
  let app: TestApp;
  let vt: Desk;
  let police: Desk;
  let id: string;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  beforeEach(async () => {
    ({ vt, police } = await buildTable(app));
    id = (await vt.add('agreement')).id;
  });
  afterAll(async () => app.close());

  const term = async () => valueIn(await vt.item(id), 'term');
  const text = async () => textIn(await vt.item(id), 'action');

  async function rewrite(words: string, restores?: number) {
    const now = await text();
    const op = typeOp(now, { at: 0, remove: now.text.length, insert: words });
    return { ...op, ...(restores !== undefined && { restores }) };
  }

  it('[H-50] [H-52] is a new change that history tells of, with the moment that it goes back to', async () => {
    const short = await vt.accepted(setOp(await term(), 'SHORT'));
    await vt.accepted(setOp(await term(), 'LONG'));
    const first = await vt.accepted(await rewrite('zoals het was'));
    await vt.accepted(await rewrite('anders'));
    await police.accepted({ ...setOp(await term(), 'SHORT'), restores: short.rev });
    await police.accepted(await rewrite('zoals het was', first.rev));
    const [last, before, ...others] = await historyOf(vt, { item: id });
    const by = police.person.id;
    expect(last).toMatchObject({ field: 'action', restores: new Date(first.at), person: by });
    expect(before).toMatchObject({ restores: new Date(short.at), before: 'LONG', after: 'SHORT' });
    expect(others.every(({ restores }) => restores === null)).toBe(true);
    expect((await text()).text).toBe('zoals het was');
  });

  it('[H-52] is not told of what was never there', async () => {
    const short = await vt.accepted(setOp(await term(), 'SHORT'));
    await vt.accepted(setOp(await term(), 'LONG'));
    const first = await vt.accepted(await rewrite('zoals het was'));
    await vt.accepted(await rewrite('anders'));
    await vt.accepted({ ...setOp(await term(), null), restores: short.rev });
    await vt.accepted(await rewrite('verzonnen', first.rev));
    const told = await historyOf(vt, { item: id });
    expect(told.filter(({ restores }) => restores !== null)).toEqual([]);
  });

  it('[H-51] is refused when somebody was first, and takes a person to look again', async () => {
    const short = await vt.accepted(setOp(await term(), 'SHORT'));
    await vt.accepted(setOp(await term(), 'LONG'));
    const first = await vt.accepted(await rewrite('zoals het was'));
    await vt.accepted(await rewrite('anders'));
    const stale = [
      { ...setOp(await term(), 'SHORT'), restores: short.rev },
      await rewrite('zoals het was', first.rev),
    ];
    await police.accepted(setOp(await term(), null));
    await police.accepted(typeOp(await text(), { insert: ', en meer' }));
    expect(await vt.codes(...stale)).toEqual(['STALE', 'STALE']);
    expect((await text()).text).toBe('anders, en meer');
  });

  it('[H-50] goes back to an earlier rev of the same stream alone', async () => {
    const { rev } = await vt.accepted(setOp(await term(), 'SHORT'));
    expect(await vt.codes({ ...setOp(await term(), 'LONG'), restores: rev })).toEqual([
      'REV_AHEAD',
    ]);
    await vt.accepted(await rewrite('zoals het was'));
    expect(await vt.codes(await rewrite('anders', 1))).toEqual(['REV_AHEAD']);
    const malformed = { ...setOp(await term(), 'LONG'), restores: 0 };
    await expect(
      app.graphql(
        await app.signIn(vt.person),
        'mutation ($p: ID!, $o: [OpInput!]!) { submit(planId: $p, ops: $o) { __typename } }',
        { p: vt.planId, o: [{ fieldSet: { ...malformed, kind: undefined } }] },
      ),
    ).resolves.toMatchObject({ errors: [{ extensions: { code: 'MALFORMED' } }] });
  });

  it('[H-50] [L-20] counts once when it is sent twice, and is another op with another moment', async () => {
    const short = await vt.accepted(setOp(await term(), 'SHORT'));
    await vt.accepted(setOp(await term(), 'LONG'));
    const first = await vt.accepted(await rewrite('zoals het was'));
    await vt.accepted(await rewrite('anders'));
    for (const op of [
      { ...setOp(await term(), 'SHORT'), restores: short.rev },
      await rewrite('zoals het was', first.rev),
    ]) {
      const receipt = await vt.accepted(op);
      expect(await vt.accepted(op)).toEqual(receipt);
      const { restores: _, ...plain } = op;
      expect(await vt.codes(plain)).toEqual(['OP_ID_TAKEN']);
    }
  });

  it('[H-53] tells those who came later of no moment before they came', async () => {
    const short = await vt.accepted(setOp(await term(), 'SHORT'));
    await vt.accepted(setOp(await term(), 'LONG'));
    const newcomer = await buildNewcomer(app, vt);
    await letIn(vt, newcomer, { past: 'CURRENT' });
    await vt.accepted({ ...setOp(await term(), 'SHORT'), restores: short.rev });
    const [told] = await historyOf(newcomer, { item: id });
    expect(told).toMatchObject({ kind: 'field.set', after: 'SHORT', restores: null });
    expect((await historyOf(vt, { item: id }))[0]?.restores).toEqual(new Date(short.at));
  });

  it('[H-53] of a time when others read the item is an edit like any other', async () => {
    await vt.accepted(audienceOp(await vt.item(id), OWN));
    await vt.accepted(await rewrite('alleen voor ons'));
    await vt.accepted(await rewrite('anders'));
    await vt.accepted(audienceOp(await vt.item(id), OPEN));
    // What the closed stream is called cannot be said: an op names a rev of its own stream.
    await vt.accepted(await rewrite('alleen voor ons'));
    const [told] = await historyOf(police, { item: id });
    expect(told).toMatchObject({ kind: 'text.edited', rev: 2, restores: null });
  });

  it('[H-53] does not depend on people whom the reader does not see', async () => {
    const open = await vt.add('involvedPerson');
    const hidden = await vt.add('involvedPerson', { audience: OWN });
    const actor = async () => valueIn(await vt.item(id), 'actor');
    const ref = (person: { id: string }) => ({ sort: 'involved', id: person.id });
    const one = await vt.accepted(setOp(await actor(), [ref(open)]));
    await vt.accepted(setOp(await actor(), null));
    await vt.accepted(setOp(await actor(), [ref(hidden)]));
    const seen = valueIn(await police.item(id), 'actor');
    await police.accepted({ ...setOp(seen, [ref(open)]), opId: newOpId(), restores: one.rev });
    expect((await historyOf(police, { item: id }))[0]?.restores).toEqual(new Date(one.at));
  });
});
