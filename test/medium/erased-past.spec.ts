import { AuthorshipService } from '../../libs/plan/history/authorship.service.js';
import { TestApp } from '../support/app.js';
import { buildTable, type Desk } from '../support/desk.js';
import { ask, buildOfficer, officer } from '../support/erasure.js';
import { ctxOf, type BuiltPerson } from '../support/factories.js';
import { listed, OPEN, removeOp, restoreOp, textIn, typeOp } from '../support/ops.js';
import { compare, historyOf, NOW, thisMoment } from '../support/past.js';

describe('looking back at what was erased', () => {
  let app: TestApp;
  let vt: Desk;
  let police: Desk;
  let own: BuiltPerson;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  beforeEach(async () => {
    ({ vt, police } = await buildTable(app));
    own = await buildOfficer(app, vt);
  });
  afterAll(async () => app.close());

  async function written(words: string, audience = OPEN): Promise<string> {
    const { id } = await vt.add('agreement', { audience });
    await vt.accepted(typeOp(textIn(await vt.item(id), 'action'), { insert: words }));
    return id;
  }

  async function eraseItem(item: string): Promise<string> {
    const erasure = await ask(vt, { sort: 'ITEM', items: [item] });
    expect(await officer(app, own, ['agree', erasure])).toBe('OK');
    return erasure;
  }

  async function erasePassage(item: string, to: number): Promise<void> {
    const { stream, rev } = textIn(await vt.item(item), 'action');
    const erasure = await ask(vt, { sort: 'PASSAGE', stream, rev, range: { from: 0, to } });
    expect(await officer(app, own, ['agree', erasure])).toBe('OK');
  }

  it('[H-35] [E-19] says that an item was erased, to whoever saw it, and is as ever once that is undone', async () => {
    const open = await written('Dit gaat weg.');
    const hidden = await written('Alleen voor ons.', listed(vt.person.organisation));
    const then = await thisMoment(vt);
    const erasures = [await eraseItem(open), await eraseItem(hidden)];
    const erased = await thisMoment(vt);
    expect(await compare(vt, then)).toMatchObject({ items: [], erased: [open, hidden] });
    expect(await compare(police, then)).toMatchObject({ items: [], erased: [open] });
    expect(await compare(police, NOW, then)).toMatchObject({ items: [], erased: [open] });
    for (const erasure of erasures) expect(await officer(app, own, ['undo', erasure])).toBe('OK');
    expect(await compare(vt, then)).toMatchObject({ items: [], erased: [] });
    const { items } = await compare(police, then, erased);
    expect(items).toMatchObject([{ item: open, change: 'REMOVED' }]);
  });

  it('[H-35] [E-11] says of a passage that what stood there before is gone, and not that the item is new', async () => {
    const id = await written('Weg. Dit blijft.');
    const then = await thisMoment(vt);
    await erasePassage(id, 5);
    for (const [from, to] of [
      [then, NOW],
      [NOW, then],
    ] as const) {
      const { items, erased } = await compare(police, from, to);
      expect(items).toMatchObject([{ item: id, change: 'ERASED', fields: [] }]);
      expect(erased).toEqual([]);
    }
    const later = await thisMoment(vt);
    await vt.accepted(typeOp(textIn(await vt.item(id), 'action'), { insert: ' Ook nu.' }));
    expect((await compare(police, later)).items).toMatchObject([
      { change: 'CHANGED', fields: [{ before: 'Dit blijft.', after: 'Dit blijft. Ook nu.' }] },
    ]);
    const request = { planId: vt.planId, item: id, field: 'action' } as const;
    const authors = app.get(AuthorshipService);
    const at = (moment: typeof then) => authors.at(ctxOf(police.person), { ...request, moment });
    expect((await at(then)).authorship).toBeNull();
    expect((await at(later)).authorship?.text).toBe('Dit blijft.');
    expect((await historyOf(police, { item: id })).map(({ kind }) => kind)).toEqual([
      'text.edited',
      'passage.erased',
    ]);
  });

  it('[H-35] leaves an item away that was removed before a passage of it was erased', async () => {
    const id = await written('Weg. Dit blijft.');
    const item = await vt.item(id);
    const then = await thisMoment(vt);
    await vt.accepted(removeOp(item));
    const { stream, rev } = textIn(item, 'action');
    const passage = { sort: 'PASSAGE', stream, rev, range: { from: 0, to: 5 } } as const;
    const erasure = await ask(vt, passage);
    expect(await officer(app, own, ['agree', erasure])).toBe('OK');
    const away = await thisMoment(vt);
    expect((await compare(police, then)).items).toEqual([]);
    expect(await officer(app, own, ['undo', erasure])).toBe('OK');
    expect((await compare(police, away)).items).toEqual([]);
    expect((await compare(police, then)).items).toMatchObject([{ item: id, change: 'REMOVED' }]);
    await vt.accepted(restoreOp(await vt.item(id)));
    expect((await compare(police, away)).items).toMatchObject([{ item: id, change: 'ADDED' }]);
  });
});
