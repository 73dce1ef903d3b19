import type { PresentedItem } from '#contract';
import { TestApp } from '../support/app.js';
import { buildTable, type Desk } from '../support/desk.js';
import { ask, askItem, buildOfficer, destroyed, officer } from '../support/erasure.js';
import type { BuiltPerson } from '../support/factories.js';
import { readableWords } from '../support/keys/readable-words.js';
import { faultsOf, query, readLog } from '../support/log-check.js';
import {
  audienceOp,
  correcting,
  listed,
  OPEN,
  setOp,
  typeOp,
  textIn,
  viewOp,
} from '../support/ops.js';
import { historyOf } from '../support/past.js';

const [WORDS, REASON] = ['Kanarie-woorden', 'Kanarie-reden'];

describe('own views of somebody who is erased', () => {
  let app: TestApp;
  let vt: Desk;
  let police: Desk;
  let own: BuiltPerson;
  let item: PresentedItem;
  let a: PresentedItem;

  /** An item of the police with a view of A that was put right once. */
  async function start(days: string): Promise<void> {
    app = await TestApp.start({ env: { VANGNET_ERASURE_UNDO_DAYS: days } });
    ({ vt, police } = await buildTable(app));
    own = await buildOfficer(app, vt);
    item = await police.add('agreement');
    a = await vt.add('involvedPerson');
    await police.accepted(typeOp(textIn(item, 'action'), { insert: 'Wat is afgesproken' }));
    await police.accepted(viewOp(item, a, `${WORDS}, eerst`));
    const [view] = await views();
    if (!view) throw new Error('no view');
    const right = { ...view.value, words: WORDS };
    await police.accepted(correcting(setOp(view, right), REASON));
  }
  afterEach(async () => app.close());

  const views = async (desk = police) => (await desk.item(item.id)).views;
  const agree = (erasure: string) => officer(app, own, ['agree', erasure]);
  const erasePerson = () => ask(vt, { sort: 'PERSON', items: [a.id] });
  const ofViews = async () =>
    (await historyOf(police, { item: item.id })).filter(({ field }) => field.startsWith('@view'));

  it('[N-14] hides them at once, whoever recorded them, and undoing brings them back', async () => {
    await start('7');
    const before = await views();
    const erasure = await erasePerson();
    expect(await agree(erasure)).toBe('OK');
    expect([await views(), await views(vt), await ofViews()]).toEqual([[], [], []]);
    expect(await police.codes(viewOp(await police.item(item.id), a))).toEqual(['VALUE_INVALID']);
    const second = await TestApp.start({ database: app.database });
    expect(await views(police.on(second))).toEqual([]);
    await second.close();
    expect(await officer(app, own, ['undo', erasure])).toBe('OK');
    expect(await views()).toEqual(before);
    expect(await ofViews()).toHaveLength(2);
  });

  it('[N-14] hides them too where their item goes on for other readers meanwhile', async () => {
    await start('7');
    const erasure = await erasePerson();
    expect(await agree(erasure)).toBe('OK');
    const other = listed(police.person.organisation, vt.person.organisation);
    await police.accepted(audienceOp(await police.item(item.id), other));
    expect([await views(), await ofViews()]).toEqual([[], []]);
    const hidden = await query(app.database.url, (client) =>
      client.query("SELECT erasure FROM stream WHERE field LIKE '@view:%'"),
    );
    expect(hidden.rows).toEqual([{ erasure }, { erasure }]);
    expect(await officer(app, own, ['undo', erasure])).toBe('OK');
    expect(await views()).toMatchObject([{ value: { words: WORDS } }]);
  });

  it('[N-14] [E-13] is not agreed to while an item at which they stand is in its term, nor the other way round', async () => {
    await start('7');
    const theirs = await buildOfficer(app, police);
    const person = await erasePerson();
    const thing = await askItem(police, item.id);
    expect(await officer(app, theirs, ['agree', thing])).toBe('OK');
    expect(await agree(person)).toBe('ERASURE_PENDING');
    expect(await officer(app, theirs, ['undo', thing])).toBe('OK');
    expect(await views()).toMatchObject([
      { value: { words: WORDS }, corrected: { reason: REASON } },
    ]);
    expect(await agree(person)).toBe('OK');
    const again = await askItem(police, item.id);
    expect(await officer(app, theirs, ['agree', again])).toBe('ERASURE_PENDING');
  });

  it('[N-14] leaves nothing readable of them, also where their item was to be erased once, and their item as it was', async () => {
    await start('7');
    const theirs = await buildOfficer(app, police);
    const read = () => query(app.database.url, (client) => readableWords(client, vt.planId));
    expect((await read()).text).toContain(WORDS);
    const undone = await askItem(police, item.id);
    expect(await officer(app, theirs, ['agree', undone])).toBe('OK');
    expect(await officer(app, theirs, ['undo', undone])).toBe('OK');
    const soon = await TestApp.start({
      env: { VANGNET_ERASURE_UNDO_DAYS: '0' },
      database: app.database,
    });
    const erasure = await ask(vt.on(soon), { sort: 'PERSON', items: [a.id] });
    expect(await officer(soon, own, ['agree', erasure])).toBe('OK');
    await destroyed(app, erasure);
    const { text } = await read();
    expect([text.includes(WORDS), text.includes(REASON)]).toEqual([false, false]);
    expect(text).toContain('Wat is afgesproken');
    const fresh = await TestApp.start({ database: app.database });
    for (const desk of [police, police.on(soon), police.on(fresh)]) {
      const found = await desk.item(item.id);
      expect(found.views).toEqual([]);
      await desk.accepted(typeOp(textIn(found, 'action'), { insert: '.' }));
      await desk.accepted(audienceOp(await desk.item(item.id), listed(desk.person.organisation)));
      await desk.accepted(audienceOp(await desk.item(item.id), OPEN));
    }
    expect(faultsOf(await readLog(app.database.url, vt.planId))).toEqual([]);
    const thing = await askItem(police.on(soon), item.id);
    expect(await officer(soon, theirs, ['agree', thing])).toBe('OK');
    await destroyed(app, thing);
    await fresh.close();
    await soon.close();
  });

  it('[N-14] goes with the item, too, whoever they are of', async () => {
    await start('0');
    const theirs = await buildOfficer(app, police);
    const thing = await askItem(police, item.id);
    expect(await officer(app, theirs, ['agree', thing])).toBe('OK');
    await destroyed(app, thing);
    const { text } = await query(app.database.url, (client) => readableWords(client, vt.planId));
    expect([text.includes(WORDS), text.includes(REASON)]).toEqual([false, false]);
    expect(await vt.sees(a.id)).toBe(true);
  });
});
