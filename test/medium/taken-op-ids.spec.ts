import type { CircleOpInput, Op } from '#contract';
import { TestApp } from '../support/app.js';
import { buildNewcomer, circleBy, dayFrom, ground, inviteOf } from '../support/circle.js';
import { buildTable, Desk, type Table } from '../support/desk.js';
import { buildPerson, newOpId } from '../support/factories.js';
import {
  addOp,
  audienceOp,
  fieldAudienceOp,
  listed,
  named,
  OPEN,
  OWN,
  removeOp,
  setOp,
  textIn,
  typeOp,
  valueIn,
} from '../support/ops.js';

describe('an op id that is used again for something else', () => {
  let app: TestApp;
  let other: TestApp;
  let table: Table;
  let vt: Desk;
  let team: Desk;

  beforeAll(async () => {
    app = await TestApp.start();
    other = await TestApp.start({ database: app.database });
    table = await buildTable(app);
    ({ vt, team } = table);
  });
  afterAll(async () => {
    await other.close();
    await app.close();
  });

  /** Of an op that was stored: what a node answers that saw it, and one that did not. */
  const answers = async (op: Op): Promise<string[]> => [
    ...(await vt.codes(op)),
    ...(await vt.on(other).codes(op)),
  ];
  const TAKEN = ['OP_ID_TAKEN', 'OP_ID_TAKEN'];
  const STORED = ['OK', 'OK'];

  it('[L-20] refuses another value, and leaves the one that stands', async () => {
    const item = await vt.add('agreement');
    const set = setOp(valueIn(item, 'term'), 'LONG');
    await vt.accepted(set);
    expect(await answers({ ...set, value: 'SHORT' })).toEqual(TAKEN);
    expect(await answers({ ...set, value: null })).toEqual(TAKEN);
    expect(await answers({ ...set, ifRev: 1 })).toEqual(TAKEN);
    expect(await answers(set)).toEqual(STORED);
    expect(valueIn(await vt.item(item.id), 'term').value).toBe('LONG');
  });

  it('[L-20] tells two values of one submission apart', async () => {
    const item = await vt.add('agreement');
    const set = setOp(valueIn(item, 'term'), 'LONG');
    expect(await vt.codes(set, set, { ...set, value: 'SHORT' })).toEqual([
      'OK',
      'OK',
      'OP_ID_TAKEN',
    ]);
  });

  it('[L-20] knows a list again to which people were added back that its author does not see', async () => {
    const seen = await vt.add('involvedPerson');
    const hidden = await vt.add('involvedPerson', { audience: OWN });
    const item = await vt.add('agreement');
    const refTo = ({ id }: { id: string }) => ({ sort: 'involved', id });
    await vt.accepted(setOp(valueIn(item, 'knownTo'), [refTo(seen), refTo(hidden)]));
    const set = setOp(valueIn(await team.item(item.id), 'knownTo'), [refTo(seen)]);
    const first = await team.submit(set);
    expect(await team.submit(set)).toEqual(first);
    const more = [refTo(seen), refTo(hidden)] as never;
    expect(await team.codes({ ...set, value: more })).toEqual(['OP_ID_TAKEN']);
    const unknown = [refTo(seen), refTo({ id: newOpId() })] as never;
    expect(await team.codes({ ...set, value: unknown })).toEqual(['OP_ID_TAKEN']);
    await vt.accepted(audienceOp(await vt.item(hidden.id), OPEN));
    expect(await team.on(other).submit(set)).toEqual(first);
    const none = setOp(valueIn(await vt.item(item.id), 'knownTo'), []);
    await vt.accepted(none);
    expect(await answers(none)).toEqual(STORED);
  });

  it('[L-20] refuses an item of another kind, or for others', async () => {
    const add = addOp('agreement');
    const narrow = addOp('agreement', { audience: listed(vt.person.organisation) });
    await vt.submit(add, narrow);
    expect(await answers({ ...add, itemKind: 'condition' })).toEqual(TAKEN);
    expect(await answers({ ...add, audience: OWN })).toEqual(TAKEN);
    expect(await answers({ ...narrow, audience: OPEN })).toEqual(TAKEN);
    const { audience: _none, ...unsaid } = narrow;
    expect(await answers(unsaid)).toEqual(TAKEN);
    expect(await answers(add)).toEqual(STORED);
    expect(await answers(narrow)).toEqual(STORED);
  });

  it('[L-20] refuses another audience, and one of something else', async () => {
    const item = await vt.add('agreement');
    const beside = await vt.add('agreement');
    const show = audienceOp(item, listed(vt.person.organisation, team.person.organisation));
    await vt.accepted(show);
    expect(await answers({ ...show, audience: OWN })).toEqual(TAKEN);
    expect(await answers({ ...show, stream: beside.stream })).toEqual(TAKEN);
    expect(await answers({ ...show, stream: newOpId() })).toEqual(TAKEN);
    const turned = listed(team.person.organisation, vt.person.organisation);
    expect(await answers({ ...show, audience: turned })).toEqual(STORED);
    expect(await answers(show)).toEqual(STORED);
  });

  it('[L-20] refuses another audience of a field, and one of another field', async () => {
    const item = await vt.add('agreement');
    const beside = await vt.add('agreement');
    const show = fieldAudienceOp(valueIn(item, 'codeWord'), named(vt.person, team.person));
    await vt.accepted(show);
    expect(await answers({ ...show, audience: named(vt.person) })).toEqual(TAKEN);
    expect(await answers({ ...show, stream: valueIn(beside, 'codeWord').stream })).toEqual(TAKEN);
    expect(await answers(show)).toEqual(STORED);
  });

  it('[L-20] refuses to take something away that was seen otherwise', async () => {
    const item = await vt.add('agreement');
    const remove = removeOp(item);
    await vt.accepted(remove);
    expect(await answers({ ...remove, ifRev: 0 })).toEqual(TAKEN);
    expect(await answers(remove)).toEqual(STORED);
  });

  it('[L-20] refuses other words, wherever others typed meanwhile', async () => {
    const item = await vt.add('agreement');
    const text = textIn(item, 'action');
    await vt.accepted(typeOp(text, { insert: 'de school' }));
    const standing = { ...text, rev: 1, text: 'de school' };
    const edit = typeOp(standing, { at: 3, remove: 6, insert: 'buurvrouw' });
    await team.accepted(typeOp(standing, { at: 0, insert: 'bij ' }));
    await vt.accepted(edit);
    await team.accepted(typeOp({ ...text, rev: 3, text: 'bij de buurvrouw' }, { insert: '!' }));
    const as = (how: Parameters<typeof typeOp>[1]): Op => ({
      ...typeOp(standing, how),
      opId: edit.opId,
    });
    expect(await answers(as({ at: 3, remove: 6, insert: 'juf' }))).toEqual(TAKEN);
    expect(await answers(as({ at: 3, remove: 5, insert: 'buurvrouw' }))).toEqual(TAKEN);
    expect(await answers(as({ at: 2, remove: 6, insert: 'buurvrouw' }))).toEqual(TAKEN);
    expect(await answers(edit)).toEqual(STORED);
    await vt.accepted(removeOp(await vt.item(item.id)));
    expect(await answers(as({ at: 3, remove: 6, insert: 'juf' }))).toEqual(TAKEN);
    expect(await answers(edit)).toEqual(STORED);
  });

  it('[L-20] answers the edit before the one that is not the same', async () => {
    const text = textIn(await vt.add('agreement'), 'action');
    const one = typeOp(text, { insert: 'een' });
    const two = { ...typeOp({ ...text, text: 'een' }, { insert: ' twee' }), rev: 0 };
    await vt.submit(one, two);
    const instead = typeOp({ ...text, text: 'een' }, { insert: ' drie' });
    expect(await vt.codes(one, { ...instead, opId: two.opId, rev: 0 })).toEqual([
      'OK',
      'OP_ID_TAKEN',
    ]);
    const shorter = typeOp({ ...text, text: 'een' }, { at: 2, remove: 1, insert: ' twee' });
    expect(await vt.codes(one, { ...shorter, opId: two.opId, rev: 0 })).toEqual([
      'OK',
      'OP_ID_TAKEN',
    ]);
    expect(await vt.codes(one, two)).toEqual(['OK', 'OK']);
  });

  describe('in the circle', () => {
    let newcomer: Desk;
    let colleague: Desk;

    beforeAll(async () => {
      newcomer = await buildNewcomer(app, vt);
      const person = await buildPerson(app, { organisation: newcomer.person.organisation });
      colleague = new Desk(app, person, newcomer.planId);
    });

    /** Stored once; then each of these with the same id, and it again. */
    const tried = async (
      desk: Desk,
      op: CircleOpInput,
      others: readonly Partial<Record<string, unknown>>[],
    ): Promise<string[]> => {
      const codes = [await circleBy(desk, op)];
      for (const changed of others) {
        codes.push(await circleBy(desk, { ...op, ...changed } as CircleOpInput));
      }
      return [...codes, await circleBy(desk, op), await circleBy(desk.on(other), op)];
    };
    const once = (times: number): string[] => [
      'OK',
      ...Array.from({ length: times }, () => 'OP_ID_TAKEN'),
      'OK',
      'OK',
    ];

    it('[L-20] refuses an invitation on another ground, or for another past', async () => {
      const consent = { of: 'de moeder', givenAt: dayFrom(-5), until: dayFrom(50) };
      const given = ground({ basis: 'CONSENT', consent });
      const invite = { ...inviteOf(newcomer.person.organisation), opId: newOpId(), ground: given };
      const others = [
        { past: 'FROM_NOW' },
        { ground: { ...given, purpose: 'Iets anders' } },
        { ground: { ...given, reviewAt: dayFrom(31) } },
        { ground: { ...given, consent: { ...consent, of: 'de vader' } } },
        { ground: ground({ basis: 'VITAL_INTEREST', reason: 'nood' }) },
      ];
      expect(await tried(vt, invite, others)).toEqual(once(5));
    });

    it('[L-20] refuses other first people', async () => {
      const persons = [newcomer.person.id, colleague.person.id];
      const accept = { kind: 'organisation.accept' as const, opId: newOpId(), persons };
      const others = [
        { persons: [newcomer.person.id] },
        { persons: [colleague.person.id, newcomer.person.id] },
        { persons: [...persons, newOpId()] },
      ];
      expect(await tried(newcomer, accept, others)).toEqual(once(3));
    });

    it('[L-20] refuses another time on the case', async () => {
      const person = await buildPerson(app, { organisation: vt.person.organisation });
      const at = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
      const add = { kind: 'person.add' as const, opId: newOpId(), person: person.id };
      const later = { ...add, beginsAt: at(2), endsAt: at(9) };
      const others = [
        { beginsAt: at(3) },
        { beginsAt: null },
        { endsAt: at(10) },
        { endsAt: null },
      ];
      expect(await tried(vt, later, others)).toEqual(once(4));
      const second = await buildPerson(app, { organisation: vt.person.organisation });
      const now = { ...add, opId: newOpId(), person: second.id, beginsAt: at(-1) };
      expect(await tried(vt, now, [{ beginsAt: at(1) }])).toEqual(once(1));
    });

    it('[L-20] refuses another step, another reason and another report', async () => {
      const step = (to: string, more: object = {}): CircleOpInput =>
        ({ kind: 'case.status', opId: newOpId(), to, ...more }) as CircleOpInput;
      const marks = { kind: 'case.mark' as const, opId: newOpId(), safetyHouse: true };
      expect(await tried(vt, marks, [{ safetyHouse: false }])).toEqual(once(1));
      const monitoring = step('MONITORING', { reason: 'rust' });
      expect(await tried(vt, monitoring, [{ to: 'ACTIVE' }, { reason: null }])).toEqual(once(2));
      expect(await tried(vt, step('CLOSED', { reason: 'klaar' }), [{ reason: 'weg' }])).toEqual(
        once(1),
      );
      const report = { date: dayFrom(-1), from: 'de school' };
      const reopen = step('ACTIVE', { report });
      expect(await tried(vt, reopen, [{ report: { ...report, from: 'de buurt' } }])).toEqual(
        once(1),
      );
    });

    it('[L-20] refuses another reason to go', async () => {
      const { shelter } = await buildTable(app);
      const leave = { kind: 'organisation.leave' as const, opId: newOpId(), reason: 'klaar hier' };
      expect(await circleBy(shelter, leave)).toBe('OK');
      expect(await circleBy(shelter, { ...leave, reason: 'iets anders' })).toBe('OP_ID_TAKEN');
      expect(await circleBy(shelter, leave)).toBe('OK');
    });
  });

  it('[L-20] refuses another reason for the emergency button', async () => {
    const use = {
      kind: 'breakGlass.use',
      opId: newOpId(),
      section: 'shelterLocation',
      reason: 'De moeder is niet te bereiken.',
    } as const;
    expect(await vt.submit(use)).toEqual([expect.objectContaining({ ok: true })]);
    expect(await answers({ ...use, reason: 'Er is iets heel anders.' })).toEqual(TAKEN);
    expect(await answers(use)).toEqual(STORED);
  });
});
