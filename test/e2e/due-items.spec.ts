import { ITEM_RECORD_KINDS, type ItemKindName } from '#contract';
import { asReader } from '#history';
import { RolePools } from '#kernel';
import { CaseErasureService, PlanWriter } from '#plan';
import { accessLinesOf } from '../support/access-lines.js';
import { buildWithAccount, getAs, postAs } from '../support/administrators.js';
import { TestApp } from '../support/app.js';
import { circle } from '../support/circle.js';
import { buildFullTable, Desk, type FullTable } from '../support/desk.js';
import { askDue, dueFor, nodeLater, setTerm } from '../support/due.js';
import {
  archive,
  askItem,
  atCase,
  buildOfficer,
  hold,
  listedFor,
  officer,
} from '../support/erasure.js';
import { buildPlan, ctxOf, newOpId, type BuiltPerson } from '../support/factories.js';
import { addOp, named, OPEN, textIn, typeOp } from '../support/ops.js';

describe('what is due of the items of an organisation', () => {
  let app: TestApp;
  let table: FullTable;
  let own: BuiltPerson;
  let second: BuiltPerson;
  let later: TestApp | undefined;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(async () => app.close());
  beforeEach(async () => {
    table = await buildFullTable(app);
    own = await buildOfficer(app, table.police);
    second = await buildOfficer(app, table.police);
  });
  afterEach(async () => {
    await later?.close();
    later = undefined;
  });

  const none = { cases: [], next: null };
  /** Another node, so much later that these items are due by a term of a year. */
  const due = async (...items: { id: string }[]): Promise<TestApp> => {
    later = await nodeLater(app, items);
    return later;
  };
  const police = async (count: number, kind: ItemKindName = 'policeInformation') => {
    const ops = Array.from({ length: count }, () => addOp(kind));
    await table.police.submit(...ops);
    return ops.map(({ opId: id }) => ({ id }));
  };
  const kindsFor = async (node: TestApp, person = own) => {
    const [first] = (await dueFor(node, person)).cases;
    return first?.kinds.map(({ recordKind, items, asked }) => [recordKind, items, asked]);
  };

  it('[E-30] [E-32] has a term for every kind of item but those of locked sections', async () => {
    const { organisation } = table.police.person;
    const administrator = await buildWithAccount(app, { organisation, administrator: true });
    const set = (recordKind: string) =>
      postAs(app, administrator, '/retention', { recordKind, months: 60, starts: 'LAST_CHANGE' });
    for (const kind of ITEM_RECORD_KINDS) expect(await set(kind)).toMatchObject({ status: 204 });
    for (const kind of ['shelterLocation', 'additionalProtection', 'coordinatorContact', 'x']) {
      expect(await set(kind)).toMatchObject({ status: 400 });
      expect(await postAs(app, administrator, `/retention/${kind}/remove`)).toMatchObject({
        status: 400,
      });
    }
    expect((await getAs(app, own, '/retention')).body).toHaveLength(ITEM_RECORD_KINDS.length);
  });

  it('[E-33] is told by case and kind, with how many and since when, and nothing of what it is', async () => {
    const items = await police(2);
    const [agreement] = await police(1, 'agreement');
    const ofOthers = await table.vt.add('agreement', { audience: OPEN });
    const fresh = await police(1);
    await setTerm(app, own, ['policeInformation']);
    await setTerm(app, own, ['agreement']);
    expect(await dueFor(app, own)).toEqual(none);
    const node = await due(...items, ...(agreement ? [agreement] : []), ofOthers);
    const page = await dueFor(node, own);
    const { id: planId, caseNumber } = table.plan;
    const kind = { items: 1, asked: 0, dueAt: expect.stringMatching(/T00:00:00.000Z$/) as string };
    expect(page).toEqual({
      cases: [
        {
          ...{ planId, caseNumber, isHeld: false },
          kinds: [
            { ...kind, recordKind: 'agreement' },
            { ...kind, recordKind: 'policeInformation', items: 2 },
          ],
        },
      ],
      next: null,
    });
    const said = JSON.stringify(page);
    for (const { id } of [...items, ...fresh, ofOthers]) expect(said).not.toContain(id);
    for (const person of [await buildOfficer(app, table.vt), await buildOfficer(app, table.team)]) {
      expect(await dueFor(node, person)).toEqual(none);
    }
  });

  it('[E-33] counts from the last change of anybody in any field, and from closing only where it is closed', async () => {
    const [one, two] = await police(2, 'condition');
    await setTerm(app, own, ['condition']);
    let node = await due(...(one && two ? [one, two] : []));
    const shared = await table.vt.on(node).item(one?.id ?? '');
    await table.vt.on(node).accepted(typeOp(textIn(shared, 'condition'), { insert: 'Nieuw.' }));
    expect(await kindsFor(node)).toEqual([['condition', 1, 0]]);
    await node.close();
    later = undefined;
    node = await due();
    expect(await kindsFor(node)).toEqual([['condition', 1, 0]]);
    await setTerm(node, own, ['condition', 'CASE_CLOSED']);
    expect(await dueFor(node, own)).toEqual(none);
    await archive(table.vt.on(node));
    expect(await dueFor(node, own)).toEqual(none);
    await node.close();
    later = undefined;
    node = await due();
    expect(await kindsFor(node)).toEqual([['condition', 2, 0]]);
  });

  it('[E-33] [E-20] goes on after the organisation left, says that the case is held, and comes page by page', async () => {
    const police2 = await buildPlan(app, [table.vt.person, table.police.person]);
    const there = new Desk(app, table.police.person, police2.id);
    const items = [...(await police(1)), await there.add('policeInformation')];
    expect(
      await circle(table.police, { kind: 'organisation.leave', reason: 'Onze taak is klaar' }),
    ).toBe('OK');
    await setTerm(app, own, ['policeInformation']);
    expect(await hold(app, await buildOfficer(app, table.vt), table.plan.caseNumber)).toBe('OK');
    const node = await due(...items);
    const numbers = [table.plan.caseNumber, police2.caseNumber].toSorted();
    const first = await dueFor(node, own, '?first=1');
    expect(first.cases.map(({ caseNumber }) => caseNumber)).toEqual(numbers.slice(0, 1));
    const rest = await dueFor(node, own, `?first=50&after=${first.next}`);
    expect(rest.cases.map(({ caseNumber }) => caseNumber)).toEqual(numbers.slice(1));
    const held = [...first.cases, ...rest.cases].filter(({ isHeld }) => isHeld);
    expect(held.map(({ planId }) => planId)).toEqual([table.plan.id]);
    expect(await getAs(node, own, '/retention/due-items?first=51')).toMatchObject({ status: 400 });
  });

  it('[E-32] [A-36] leaves out of everything what only people who are named ever read', async () => {
    const { coordinator, contact } = table;
    const hidden = [
      await coordinator.add('shelterLocation'),
      await contact.add('additionalProtection'),
    ];
    const ofShelter = await buildOfficer(app, table.shelter);
    // As if somebody had written it into the database.
    await setTerm(app, ofShelter, ['shelterLocation']);
    await setTerm(app, own, ['additionalProtection']);
    const [open] = await police(1);
    const node = await due(...hidden, ...(open ? [open] : []));
    for (const [person, kind] of [
      [ofShelter, 'shelterLocation'],
      [own, 'additionalProtection'],
    ] as const) {
      expect(await dueFor(node, person)).toEqual(none);
      expect(await askDue(node, person, [table.plan.id, kind])).toBe('MALFORMED');
    }
    const rows = async (person: BuiltPerson) => {
      const pool = node.get(RolePools).officer;
      const text = 'SELECT item_id AS id FROM item';
      return (await pool.query<{ id: string }>(asReader(ctxOf(person).actor), { text })).rows;
    };
    expect(await rows(ofShelter)).toEqual([]);
    expect(await rows(own)).toEqual([open]);
    expect(await rows(table.police.person)).toEqual([]);
  });

  it('[E-34] [E-01] [E-40] is asked by an officer who sees none of it, agreed to by another, and gone for everyone', async () => {
    const items = await police(2);
    const narrow = await table.police.add('policeInformation', {
      audience: named(table.police.person),
    });
    const fresh = await police(1);
    await setTerm(app, own, ['policeInformation']);
    const node = await due(...items, narrow);
    const { id: planId, caseNumber } = table.plan;
    const opId = newOpId();
    expect(await askDue(node, own, [planId, 'policeInformation', opId])).toBe(opId);
    expect(await askDue(node, own, [planId, 'policeInformation', opId])).toBe(opId);
    expect(await askDue(node, own, [planId, 'policeInformation'])).toBe('NOT_DUE');
    expect(await kindsFor(node)).toEqual([['policeInformation', 3, 3]]);
    expect(await officer(node, own, ['agree', opId])).toBe('NOT_ALLOWED');
    const [asked] = await listedFor(node, second);
    expect(asked).toMatchObject({
      ...{ id: opId, caseNumber, sort: 'ITEMS', items: 3, basis: 'RETENTION_OVER' },
      can: { agree: true },
    });
    expect(JSON.stringify(asked)).not.toMatch(/policeInfo/);
    expect(await officer(node, await buildOfficer(app, table.vt), ['agree', opId])).toBe('ABSENT');
    expect(await officer(node, second, ['agree', opId])).toBe('OK');
    const there = await table.police.on(node).items();
    expect(there.map(({ id }) => id)).toEqual(fresh.map(({ id }) => id));
    expect(await dueFor(node, own)).toEqual(none);
    // Undone it is as due as it was: neither step is a change of it.
    expect(await officer(node, second, ['undo', opId])).toBe('OK');
    expect(await table.police.on(node).sees(narrow.id)).toBe(true);
    expect(await kindsFor(node)).toEqual([['policeInformation', 3, 0]]);
  });

  it('[E-34] asks for as many as a request holds, the longest due first, and for nothing that is not theirs', async () => {
    const items = await police(51, 'agreement');
    const ofVt = await table.vt.add('agreement', { audience: OPEN });
    await setTerm(app, own, ['agreement']);
    const [longest, ...rest] = items;
    await due(...rest, ofVt);
    const older = await nodeLater(app, longest ? [longest] : [], 14);
    await askDue(older, own, [table.plan.id, 'agreement']);
    expect(await kindsFor(older)).toEqual([['agreement', 51, 50]]);
    const asks = await older
      .get(CaseErasureService)
      .list(ctxOf(table.police.person), table.plan.id);
    expect(asks.erasures[0]?.items).toContain(longest?.id);
    expect(asks.erasures[0]?.items).not.toContain(ofVt.id);
    await askDue(older, own, [table.plan.id, 'agreement']);
    expect(await kindsFor(older)).toEqual([['agreement', 51, 51]]);
    expect(await askDue(older, own, [table.plan.id, 'condition'])).toBe('NOT_DUE');
    const elsewhere = await buildPlan(app, [table.vt.person]);
    expect(await askDue(older, own, [elsewhere.id, 'agreement'])).toBe('ABSENT');
    expect(await askDue(older, own, [newOpId(), 'agreement'])).toBe('ABSENT');
    await older.close();
  });

  it('[E-35] is agreed to only while all of it is due, by the terms that stand then', async () => {
    const [one, two] = await police(2, 'condition');
    await setTerm(app, own, ['condition']);
    const node = await due(...(one && two ? [one, two] : []));
    const asked = await askDue(node, own, [table.plan.id, 'condition']);
    await setTerm(node, own, ['condition', 'LAST_CHANGE', 24]);
    expect(await officer(node, second, ['agree', asked])).toBe('NOT_DUE');
    await setTerm(node, own, ['condition']);
    const item = await table.police.on(node).item(one?.id ?? '');
    await table.police
      .on(node)
      .accepted(typeOp(textIn(item, 'condition'), { insert: 'Toch niet.' }));
    expect(await officer(node, second, ['agree', asked])).toBe('NOT_DUE');
    expect(await officer(node, second, ['refuse', asked])).toBe('OK');
    const again = await askDue(node, own, [table.plan.id, 'condition']);
    expect(await officer(node, second, ['agree', again])).toBe('OK');
    const there = await table.police.on(node).items();
    expect(there.map(({ id }) => id)).toEqual([one?.id]);
  });

  it('[E-19] tells somebody who sees a part of it the same as if that were all', async () => {
    const [open] = await police(1, 'condition');
    const hidden = await table.police.add('condition', { audience: named(table.police.person) });
    await setTerm(app, own, ['condition']);
    const node = await due(...(open ? [open] : []), hidden);
    const asked = await askDue(node, own, [table.plan.id, 'condition']);
    const told = async () => {
      const work = node.get(CaseErasureService);
      return (await work.list(ctxOf(table.team.person), table.plan.id)).erasures;
    };
    expect(await told()).toMatchObject([{ id: asked, items: [open?.id], status: 'ASKED' }]);
    expect(await officer(node, second, ['agree', asked])).toBe('OK');
    expect(await told()).toMatchObject([{ id: asked, items: [open?.id], status: 'AGREED' }]);
    for (const step of ['undo', 'withdraw'] as const) {
      expect(await atCase(table.team.on(node), step, asked)).toBe('NOT_ALLOWED');
    }
    // The same of a request for the one item alone.
    expect(await officer(node, second, ['undo', asked])).toBe('OK');
    const alone = await askItem(table.police.on(node), open?.id ?? '');
    expect(await officer(node, second, ['agree', alone])).toBe('OK');
    expect(await atCase(table.team.on(node), 'undo', alone)).toBe('NOT_ALLOWED');
  });

  it('[E-04] [E-42] is nothing to an officer with a conflict of interest, and a line of the access log', async () => {
    const items = await police(1);
    await setTerm(app, own, ['policeInformation']);
    const deny = { kind: 'person.deny', opId: newOpId(), person: own.id, how: 'MATCH' } as const;
    await app.get(PlanWriter).administer(ctxOf(table.vt.person), table.plan.id, [deny]);
    const node = await due(...items);
    expect(await dueFor(node, own)).toEqual(none);
    expect(await askDue(node, own, [table.plan.id, 'policeInformation'])).toBe('ABSENT');
    expect(await accessLinesOf(node, own)).toEqual(
      expect.arrayContaining(['RETENTION_READ', 'ERASURE_ASK ABSENT']),
    );
    expect(await getAs(node, table.police.person, '/retention/due-items')).toMatchObject({
      status: 403,
    });
    expect(await askDue(node, table.police.person, [table.plan.id, 'policeInformation'])).toBe(
      'NOT_ALLOWED',
    );
    expect(await kindsFor(node, second)).toEqual([['policeInformation', 1, 0]]);
  });
});
