import { TestApp } from '../support/app.js';
import { buildNewcomer, letIn } from '../support/circle.js';
import { buildTable, type Desk } from '../support/desk.js';
import {
  audienceOp,
  fieldAudienceOp,
  listed,
  moveOp,
  named,
  OPEN,
  rawEditOp,
  removeOp,
  setOp,
  textIn,
  typeOp,
  valueIn,
} from '../support/ops.js';
import { compare, NOW, thisMoment } from '../support/past.js';

describe('two moments of a plan', () => {
  let app: TestApp;
  let vt: Desk;
  let police: Desk;

  beforeAll(async () => {
    app = await TestApp.start({ env: { VANGNET_LIMIT_OPS_PER_10_SECONDS: '100000' } });
  });
  beforeEach(async () => {
    ({ vt, police } = await buildTable(app));
  });
  afterAll(async () => app.close());

  /** An item whose text holds these words. */
  async function written(words: string, audience = OPEN): Promise<string> {
    const { id } = await vt.add('agreement', { audience });
    await rewrite(id, words);
    return id;
  }

  async function rewrite(id: string, words: string): Promise<void> {
    const text = textIn(await vt.item(id), 'action');
    await vt.accepted(typeOp(text, { at: 0, remove: text.text.length, insert: words }));
  }

  it('[H-30] [H-31] tell what came, went, moved and changed, with what stood there at both', async () => {
    const gone = await written('gaat weg');
    const kept = await written('Oma belt om 13.00 uur');
    const still = await written('blijft staan');
    const then = await thisMoment(vt);
    await vt.accepted(removeOp(await vt.item(gone)));
    await rewrite(kept, 'Oma belt om 12.30 uur');
    await vt.accepted(setOp(valueIn(await vt.item(kept), 'term'), 'SHORT'));
    await vt.accepted(moveOp(await vt.item(still), kept));
    const added = await written('is nieuw');
    const { items } = await compare(police, then);
    expect(items.map(({ item, change, isMoved }) => ({ item, change, isMoved }))).toEqual(
      expect.arrayContaining([
        { item: gone, change: 'REMOVED', isMoved: false },
        { item: kept, change: 'CHANGED', isMoved: false },
        { item: still, change: 'CHANGED', isMoved: true },
        { item: added, change: 'ADDED', isMoved: false },
      ]),
    );
    const fields = new Map(items.map(({ item, fields: each }) => [item, each]));
    expect(fields.get(kept)).toMatchObject([
      { field: 'action', before: 'Oma belt om 13.00 uur', after: 'Oma belt om 12.30 uur' },
      { field: 'term', before: null, after: 'SHORT', beforePlace: null },
    ]);
    expect(fields.get(gone)).toMatchObject([{ field: 'action', before: 'gaat weg', after: null }]);
    expect(fields.get(added)).toMatchObject([{ field: 'action', before: null, after: 'is nieuw' }]);
    expect(fields.get(still)).toEqual([]);
    const back = await compare(police, NOW, then);
    expect(back.items.find(({ item }) => item === added)?.change).toBe('REMOVED');
  });

  it('[H-31] tell nothing of what was changed and changed back', async () => {
    const id = await written('zoals het was');
    const then = await thisMoment(vt);
    await rewrite(id, 'anders');
    await rewrite(id, 'zoals het was');
    expect((await compare(police, then)).items).toEqual([]);
    expect((await compare(police, then, then)).items).toEqual([]);
  });

  it('[H-30] [A-09] tell nothing of what was for others then', async () => {
    const own = listed(vt.person.organisation);
    const id = await written('alleen voor ons', own);
    const hidden = await thisMoment(vt);
    await rewrite(id, 'voor iedereen');
    await vt.accepted(audienceOp(await vt.item(id), OPEN));
    const shown = await thisMoment(vt);
    await vt.accepted(audienceOp(await vt.item(id), own));
    const again = await thisMoment(vt);
    await rewrite(id, 'geheim erbij');
    await rewrite(id, 'voor iedereen nu');
    await vt.accepted(audienceOp(await vt.item(id), OPEN));

    const [first, middle, last] = [
      await compare(police, hidden),
      await compare(police, shown),
      await compare(police, again),
    ];
    for (const { items } of [first, last]) {
      expect(items).toMatchObject([{ item: id, change: 'ADDED', audience: null }]);
      expect(items[0]?.fields).toMatchObject([
        { field: 'action', before: null, after: 'voor iedereen nu', beforePlace: null },
      ]);
    }
    expect(middle.items[0]).toMatchObject({ change: 'CHANGED', audience: null });
    expect(middle.items[0]?.fields).toMatchObject([
      { before: 'voor iedereen', after: 'voor iedereen nu' },
    ]);
    expect((await compare(vt, hidden)).items).toMatchObject([
      { change: 'CHANGED', audience: { before: own, after: OPEN } },
    ]);
    const everything = JSON.stringify([first, middle, last]);
    expect(everything).not.toContain('alleen voor ons');
    expect(everything).not.toContain('geheim erbij');
  });

  it('[H-30] [A-15] tell nothing of a field that was for others then', async () => {
    const id = await written('Oma belt');
    const then = await thisMoment(vt);
    const word = async () => valueIn(await vt.item(id), 'codeWord');
    await vt.accepted(setOp(await word(), 'zwembad'));
    await vt.accepted(setOp(await word(), 'paraplu'));
    await vt.accepted(fieldAudienceOp(await word(), named(vt.person, police.person)));
    expect((await compare(police, then)).items[0]?.fields).toMatchObject([
      { field: 'codeWord', before: null, after: 'paraplu' },
    ]);
    const hidden = await thisMoment(vt);
    await vt.accepted(fieldAudienceOp(await word(), named(vt.person)));
    expect((await compare(police, hidden)).items).toEqual([]);
  });

  it('[H-32] begin for a newcomer where their organisation came in', async () => {
    const id = await written('van vroeger');
    const before = await thisMoment(vt);
    await rewrite(id, 'zoals zij het vonden');
    const newcomer = await buildNewcomer(app, vt);
    await letIn(vt, newcomer, { past: 'CURRENT' });
    await rewrite(id, 'zoals het werd');
    const { from, items } = await compare(newcomer, before);
    expect(from.isLimited).toBe(true);
    expect(items).toMatchObject([
      { change: 'CHANGED', fields: [{ before: 'zoals zij het vonden', after: 'zoals het werd' }] },
    ]);
    expect((await compare(vt, before)).items[0]?.fields[0]?.before).toBe('van vroeger');
  });

  it('[H-34] find each text from its last snapshot, however much was typed since and before', async () => {
    const { id } = await vt.add('agreement');
    const { stream } = textIn(await vt.item(id), 'action');
    const moments = [];
    for (let n = 0; n < 450; n += 50) {
      const ops = Array.from({ length: 50 }, (_, index) => {
        const length = n + index;
        return rawEditOp({ stream, rev: n }, length > 0 ? [length, [0, 'x']] : [[0, 'x']]);
      });
      expect(new Set(await vt.codes(...ops))).toEqual(new Set(['OK']));
      moments.push({ length: n + 50, moment: await thisMoment(vt) });
    }
    for (const from of moments) {
      for (const to of moments) {
        const { items } = await compare(police, from.moment, to.moment);
        const [field] = items[0]?.fields ?? [];
        expect(field?.before ?? null).toEqual(from === to ? null : 'x'.repeat(from.length));
        expect(field?.after ?? null).toEqual(from === to ? null : 'x'.repeat(to.length));
      }
    }
  });
});
