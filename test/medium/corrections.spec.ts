import { opShape } from '#contract';
import { TestApp } from '../support/app.js';
import { buildNewcomer, letIn } from '../support/circle.js';
import { buildTable, type Desk } from '../support/desk.js';
import { ask, buildOfficer, officer } from '../support/erasure.js';
import { newOpId } from '../support/factories.js';
import {
  audienceOp,
  correcting,
  listed,
  OPEN,
  setOp,
  textIn,
  typeOp,
  valueIn,
} from '../support/ops.js';
import { historyOf } from '../support/past.js';

const REASON = 'Verkeerd verstaan';

describe('corrections', () => {
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

  const term = async (desk = vt) => valueIn(await desk.item(id), 'term');
  const text = async (desk = vt) => textIn(await desk.item(id), 'action');
  const type = async (insert: string) => typeOp(await text(), { insert });

  it('[N-01] [N-02] is an edit like any other that says what it corrects, and why', async () => {
    await vt.accepted(setOp(await term(), 'SHORT'));
    const { rev } = await police.accepted(correcting(setOp(await term(), 'LONG')));
    expect(rev).toBe(2);
    expect(await term()).toMatchObject({ value: 'LONG', corrected: { reason: REASON } });
    await vt.accepted(await type('A belt B'));
    const words = typeOp(await text(), { at: 2, remove: 4, insert: 'appt' });
    await police.accepted(correcting(words, 'Het was een bericht'));
    const by = { person: police.person.id, organisation: police.person.organisation.id };
    expect(await text()).toMatchObject({
      text: 'A appt B',
      corrected: { by, reason: 'Het was een bericht' },
    });
  });

  it('[N-02] takes the rev of something that was written', async () => {
    const op = correcting(setOp(await term(), 'SHORT'));
    expect(opShape.safeParse(op).success).toBe(false);
    expect(opShape.safeParse({ ...op, corrects: { rev: 1, reason: '' } }).success).toBe(true);
    expect(await vt.codes({ ...op, corrects: { rev: 1, reason: REASON } })).toEqual(['REV_AHEAD']);
  });

  it('[N-02] refuses without a reason, of what is not there yet, and what changes nothing', async () => {
    await vt.accepted(setOp(await term(), 'SHORT'));
    await vt.accepted(await type('Woorden'));
    const set = setOp(await term(), 'LONG');
    const typed = await type('!');
    const same = typeOp(await text(), { at: 0, remove: 1, insert: 'W' });
    const refusals = [
      [correcting(set, ''), 'REASON_NEEDED'],
      [correcting(set, '   '), 'REASON_NEEDED'],
      [{ ...set, opId: newOpId(), corrects: { rev: 2, reason: REASON } }, 'REV_AHEAD'],
      [correcting(setOp(await term(), 'SHORT')), 'NOTHING_CHANGED'],
      [correcting(typed, ''), 'REASON_NEEDED'],
      [{ ...typed, opId: newOpId(), corrects: { rev: 9, reason: REASON } }, 'REV_AHEAD'],
      [correcting(same), 'NOTHING_CHANGED'],
    ] as const;
    for (const [op, code] of refusals) expect(await vt.codes(op)).toEqual([code]);
    expect(await text()).not.toHaveProperty('corrected');
    expect(await term()).not.toHaveProperty('corrected');
  });

  it('[N-03] is refused when somebody was first, and looked at again', async () => {
    await vt.accepted(setOp(await term(), 'SHORT'));
    await vt.accepted(await type('Woorden'));
    const late = [correcting(setOp(await term(), 'LONG')), correcting(await type('!'))];
    await police.accepted(setOp(await term(), null));
    await police.accepted(await type(', en meer'));
    expect(await vt.codes(...late)).toEqual(['STALE', 'STALE']);
    expect((await text()).text).toBe('Woorden, en meer');
  });

  it('[N-02] [L-20] counts once, and with another reason is another op', async () => {
    await vt.accepted(setOp(await term(), 'SHORT'));
    const op = correcting(setOp(await term(), 'LONG'));
    const receipt = await vt.accepted(op);
    expect(await vt.accepted(op)).toEqual(receipt);
    expect(await vt.codes(correcting(op, 'Anders'))).toEqual(['OP_ID_TAKEN']);
    const { corrects: _corrects, ...bare } = op;
    expect(await vt.codes(bare)).toEqual(['OP_ID_TAKEN']);
    await vt.accepted(await type('Woorden'));
    const typed = correcting(await type('!'));
    const stored = await vt.accepted(typed);
    await police.accepted(await type('?'));
    expect(await vt.accepted(typed)).toEqual(stored);
    expect(await vt.codes(correcting(typed, 'Anders'))).toEqual(['OP_ID_TAKEN']);
  });

  it('[N-05] marks a value until it is set anew, and a text while it goes on', async () => {
    await vt.accepted(setOp(await term(), 'SHORT'));
    await vt.accepted(correcting(setOp(await term(), 'LONG')));
    await vt.accepted(setOp(await term(), 'SHORT'));
    expect(await term()).not.toHaveProperty('corrected');
    await vt.accepted(await type('Woorden'));
    await vt.accepted(correcting(await type('!')));
    await police.accepted(await type(' Meer.'));
    expect(await text()).toMatchObject({ corrected: { reason: REASON } });
    const { text: words } = await text();
    await vt.accepted(typeOp(await text(), { at: 0, remove: words.length }));
    await vt.accepted(await type('Opnieuw'));
    expect(await text()).not.toHaveProperty('corrected');
  });

  it('[N-06] is told in history at both ends, also once the stream is closed', async () => {
    const first = await vt.accepted(setOp(await term(), 'SHORT'));
    const fixed = await police.accepted(correcting(setOp(await term(), 'LONG')));
    const by = { person: police.person.id, organisation: police.person.organisation.id };
    const ends = [
      { corrects: { reason: REASON, rev: 1, at: new Date(first.at) }, corrected: null },
      { corrects: null, corrected: { by, reason: REASON, rev: 2, at: new Date(fixed.at) } },
    ];
    const told = async (desk: Desk) => historyOf(desk, { item: id, field: 'term' });
    expect(await told(vt)).toMatchObject(ends);
    const open = audienceOp(await vt.item(id), listed(vt.person.organisation));
    await vt.accepted(open);
    const second = await TestApp.start({ database: app.database });
    expect(await told(vt.on(second))).toMatchObject(ends);
    await second.close();
    expect(await told(police)).toEqual([]);
  });

  it('[N-07] says nothing of it to who comes to see the item, or who came later', async () => {
    await vt.accepted(audienceOp(await vt.item(id), listed(vt.person.organisation)));
    await vt.accepted(setOp(await term(), 'SHORT'));
    await vt.accepted(await type('Woorden'));
    await vt.accepted(correcting(setOp(await term(), 'LONG')));
    await vt.accepted(correcting(await type('!')));
    await vt.accepted(audienceOp(await vt.item(id), OPEN));
    for (const desk of [vt, police]) {
      expect(await term(desk)).not.toHaveProperty('corrected');
      expect(await text(desk)).not.toHaveProperty('corrected');
    }
    await vt.accepted(correcting(setOp(await term(), 'SHORT')));
    const later = await buildNewcomer(app, vt);
    await letIn(vt, later, { past: 'CURRENT' });
    expect(await term(vt)).toMatchObject({ value: 'SHORT', corrected: { reason: REASON } });
    expect(await term(later)).toMatchObject({ value: 'SHORT' });
    expect(await term(later)).not.toHaveProperty('corrected');
    await vt.accepted(correcting(setOp(await term(), 'LONG'), 'Nog eens gevraagd'));
    expect(await term(later)).toMatchObject({ corrected: { reason: 'Nog eens gevraagd' } });
    const [last] = await historyOf(later, { item: id });
    expect(last?.corrects).toEqual({ reason: 'Nog eens gevraagd', rev: 2, at: null });
  });

  it('[N-08] takes the reasons along with what is erased of the item, and not with less', async () => {
    const own = await buildOfficer(app, vt);
    await vt.accepted(setOp(await term(), 'SHORT'));
    await vt.accepted(correcting(setOp(await term(), 'LONG')));
    await vt.accepted(await type('Weg. Blijft.'));
    const erased = await ask(vt, { sort: 'ITEM', items: [id] });
    expect(await officer(app, own, ['agree', erased])).toBe('OK');
    expect(await officer(app, own, ['undo', erased])).toBe('OK');
    expect(await term()).toMatchObject({ corrected: { reason: REASON } });
    const { stream, rev } = await text();
    const passage = await ask(vt, { sort: 'PASSAGE', stream, rev, range: { from: 0, to: 5 } });
    expect(await officer(app, own, ['agree', passage])).toBe('OK');
    expect(await term()).toMatchObject({ value: 'LONG' });
    expect(await term()).not.toHaveProperty('corrected');
    expect(await historyOf(vt, { item: id, field: 'term' })).toEqual([]);
  });

  it('[N-04] [L-22] is for who may edit, in a stream that they read', async () => {
    const hidden = await vt.add('agreement', { audience: listed(vt.person.organisation) });
    await vt.accepted(setOp(valueIn(hidden, 'term'), 'SHORT'));
    const field = valueIn(await vt.item(hidden.id), 'term');
    expect(await police.codes(correcting(setOp(field, 'LONG')))).toEqual(['ABSENT']);
    const direction = await vt.add('caseDirection');
    await vt.accepted(setOp(valueIn(direction, 'validUntil'), '2026-05-01'));
    const until = valueIn(await police.item(direction.id), 'validUntil');
    expect(await police.codes(correcting(setOp(until, '2026-06-01')))).toEqual(['NOT_ALLOWED']);
  });
});
