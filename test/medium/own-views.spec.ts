import type { PresentedItem } from '#contract';
import { DEFAULT_LIMITS, opShape } from '#contract';
import { TestApp } from '../support/app.js';
import { buildNewcomer, dayFrom, letIn } from '../support/circle.js';
import { buildTable, type Desk } from '../support/desk.js';
import { newOpId } from '../support/factories.js';
import {
  audienceOp,
  correcting,
  listed,
  OPEN,
  removeOp,
  setOp,
  valueIn,
  viewOp,
} from '../support/ops.js';
import { downloaded } from '../support/ledger/downloaded.js';
import { compare, historyOf, thisMoment } from '../support/past.js';
import { verifyLedger } from '../../tools/verify/verify-ledger.mjs';

const WORDS = 'Zo is het niet gegaan.';

describe('own views', () => {
  let app: TestApp;
  let vt: Desk;
  let police: Desk;
  let item: PresentedItem;
  let a: PresentedItem;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  beforeEach(async () => {
    ({ vt, police } = await buildTable(app));
    item = await vt.add('agreement');
    a = await vt.add('involvedPerson');
  });
  afterAll(async () => app.close());

  const views = async (desk = vt) => (await desk.item(item.id)).views;
  const onlyVt = () => listed(vt.person.organisation);
  const view = async () => {
    const [first] = await views();
    if (!first) throw new Error('no view');
    return first;
  };

  it('[N-10] [N-12] stands at the item, with whose it is, when and how it was given, and who recorded it', async () => {
    const { at } = await police.accepted(viewOp(item, a));
    const by = { person: police.person.id, organisation: police.person.organisation.id };
    const value = { person: a.id, words: WORDS, givenOn: '2026-01-05', manner: 'SPOKEN' };
    expect(await views()).toMatchObject([{ value, by, at, rev: 1 }]);
    await vt.accepted(viewOp(item, a, 'Toch wel.'));
    expect((await views(police)).map((one) => one.value.words)).toEqual([WORDS, 'Toch wel.']);
    const [last] = await historyOf(vt, { item: item.id });
    expect(last).toMatchObject({ kind: 'view.added', before: null, after: { words: 'Toch wel.' } });
  });

  it('[N-10] is of somebody whom its author sees, in words, on a day that has been', async () => {
    const op = viewOp(item, a);
    const other = await vt.add('involvedPerson', { audience: onlyVt() });
    const gone = await vt.add('involvedPerson');
    await vt.accepted(removeOp(gone));
    for (const person of [other, gone, item, { id: newOpId() }]) {
      expect(await police.codes(viewOp(item, person))).toEqual(['VALUE_INVALID']);
    }
    const late = { ...op, opId: newOpId(), view: { ...op.view, givenOn: dayFrom(2) } };
    expect(await police.codes(late)).toEqual(['VALUE_INVALID']);
    expect(opShape.safeParse({ ...op, view: { ...op.view, words: ' ' } }).success).toBe(false);
    await vt.accepted(removeOp(await vt.item(item.id)));
    expect(await police.codes(op)).toEqual(['ITEM_REMOVED']);
    expect(await views()).toEqual([]);
  });

  it('[N-10] is for who may edit the item, and absent where that is', async () => {
    const hidden = await vt.add('agreement', { audience: onlyVt() });
    const direction = await vt.add('caseDirection');
    expect(await police.codes(viewOp(hidden, a))).toEqual(['ABSENT']);
    expect(await police.codes(viewOp(direction, a))).toEqual(['NOT_ALLOWED']);
    const [field] = Object.values(item.fields);
    expect(await police.codes({ ...viewOp(item, a), stream: field?.stream ?? '' })).toEqual([
      'ABSENT',
    ]);
  });

  it('[N-10] [L-20] counts once', async () => {
    const op = viewOp(item, a);
    const receipt = await vt.accepted(op);
    expect(await vt.accepted(op)).toEqual(receipt);
    const other = { ...op, view: { ...op.view, words: 'Iets anders' } };
    expect(await vt.codes(other)).toEqual(['OP_ID_TAKEN']);
    await vt.accepted(audienceOp(await vt.item(item.id), onlyVt()));
    expect(await vt.accepted(op)).toEqual(receipt);
    expect(await views()).toHaveLength(1);
  });

  it('[N-11] is never changed in place: what was recorded wrongly is corrected, and stays in history', async () => {
    await vt.accepted(viewOp(item, a));
    const { value, at, by } = await view();
    const right = { ...value, words: 'Zo is het wél gegaan.' };
    expect(await vt.codes(setOp(await view(), right))).toEqual(['REASON_NEEDED']);
    expect(await vt.codes(setOp(await view(), null))).toEqual(['REASON_NEEDED']);
    const b = await vt.add('involvedPerson');
    for (const wrong of [null, { ...right, person: b.id }, { ...right, givenOn: dayFrom(2) }]) {
      expect(await vt.codes(correcting(setOp(await view(), wrong)))).toEqual(['VALUE_INVALID']);
    }
    expect(await vt.codes(correcting(setOp(await view(), value)))).toEqual(['NOTHING_CHANGED']);
    await police.accepted(correcting(setOp(await view(), right)));
    expect(await views()).toMatchObject([
      { value: right, at, by, rev: 2, corrected: { by: { person: police.person.id } } },
    ]);
    const [fixed, first] = await historyOf(vt, { item: item.id });
    expect(fixed).toMatchObject({ before: value, after: right, corrects: { rev: 1 } });
    expect(first).toMatchObject({ after: value, corrected: { rev: 2 } });
  });

  it('[N-12] follows the readers of its item, wherever it is loaded from', async () => {
    await vt.accepted(audienceOp(item, onlyVt()));
    await vt.accepted(viewOp(await vt.item(item.id), a));
    await vt.accepted(
      correcting(setOp(await view(), { ...(await view()).value, words: 'Anders' })),
    );
    const recorded = await view();
    expect(recorded.corrected).toBeDefined();
    expect(await police.sees(item.id)).toBe(false);
    await vt.accepted(audienceOp(await vt.item(item.id), OPEN));
    const { corrected: _corrected, ...plain } = recorded;
    const again = { ...plain, stream: expect.any(String), rev: 1 };
    expect(await views(police)).toEqual([again]);
    const second = await TestApp.start({ database: app.database });
    expect(await views(police.on(second))).toEqual([again]);
    await second.close();
    const told = await historyOf(police, { item: item.id });
    expect(told.filter(({ field }) => field === recorded.field)).toEqual([]);
  });

  it('[N-13] is absent to who does not see the person, on every channel, and comes with them', async () => {
    const other = await vt.add('involvedPerson', { audience: onlyVt() });
    const then = await thisMoment(vt);
    await vt.accepted(viewOp(item, other));
    const op = correcting(setOp(await view(), { ...(await view()).value, words: 'Anders' }));
    expect(await police.codes(op)).toEqual(['ABSENT']);
    await vt.accepted(op);
    const field = (await view()).field;
    expect(await views(police)).toEqual([]);
    expect(await historyOf(police, { field })).toEqual([]);
    expect((await compare(police, then)).items).toEqual([]);
    expect((await compare(vt, then)).items).toMatchObject([{ fields: [{ field, before: null }] }]);
    await vt.accepted(audienceOp(await vt.item(other.id), OPEN));
    expect(await views(police)).toMatchObject([{ field, rev: 2 }]);
    await vt.accepted(audienceOp(await vt.item(other.id), onlyVt()));
    expect(await views(police)).toEqual([]);
  });

  it('[N-12] [N-13] [X-01] stands in the export of who reads it, which is right, and in no other', async () => {
    const other = await vt.add('involvedPerson', { audience: onlyVt() });
    await vt.accepted(viewOp(item, other, 'Alleen bij hem'));
    await vt.accepted(viewOp(item, a, 'Bij wie het leest'));
    const right = { ...(await view()).value, words: 'Alleen bij hem, beter' };
    await vt.accepted(correcting(setOp(await view(), right)));
    const [own, others] = await Promise.all(
      [vt, police].map(({ person, planId }) => downloaded(app, person, planId)),
    );
    for (const file of [own, others]) expect(file && verifyLedger([file]).isRight).toBe(true);
    expect(String(own)).toContain('Alleen bij hem, beter');
    expect(String(others)).toContain('Bij wie het leest');
    for (const word of ['Alleen bij hem', other.id]) expect(String(others)).not.toContain(word);
  });

  it('[N-13] counts to the limit of the organisation only what its author sees', async () => {
    const small = await TestApp.start({
      database: app.database,
      env: { VANGNET_LIMIT_VIEWS_PER_ITEM: '1' },
    });
    const other = await vt.add('involvedPerson', { audience: onlyVt() });
    await vt.accepted(viewOp(item, other));
    const limited = police.on(small);
    expect(await limited.codes(viewOp(item, a))).toEqual(['OK']);
    expect(await limited.codes(viewOp(item, a))).toEqual(['TOO_MANY_VIEWS']);
    expect(DEFAULT_LIMITS.viewsPerItem).toBe(100);
    await small.close();
  });

  it('[N-12] [C-10] is there for who sees the plan as it stands, without what it was before', async () => {
    await vt.accepted(viewOp(item, a));
    await vt.accepted(
      correcting(setOp(await view(), { ...(await view()).value, words: 'Anders' })),
    );
    const later = await buildNewcomer(app, vt);
    await letIn(vt, later, { past: 'CURRENT' });
    const { corrected: _corrected, ...plain } = await view();
    expect(await views(later)).toEqual([plain]);
    expect(await historyOf(later, { item: item.id })).toEqual([]);
    expect(valueIn(await later.item(item.id), 'term')).toMatchObject({ value: null });
  });
});
