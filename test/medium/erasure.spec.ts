import type { PresentedItem } from '#contract';
import { HistoryService } from '#plan';
import { CaseErasureService } from '#plan';
import { TestApp } from '../support/app.js';
import { buildTable, type Table } from '../support/desk.js';
import {
  ask,
  askItem,
  atCase,
  buildOfficer,
  codeOf,
  hold,
  liftHold,
  listedFor,
  officer,
  REASON,
} from '../support/erasure.js';
import { ctxOf, newOpId, type BuiltPerson } from '../support/factories.js';
import { faultsOf, readLog } from '../support/log-check.js';
import {
  audienceOp,
  fieldAudienceOp,
  listed,
  named,
  OPEN,
  setOp,
  textIn,
  typeOp,
  valueIn,
} from '../support/ops.js';
import { direct } from '../support/direction.js';
import { PlanWriter } from '#plan';

describe('an erasure that can still be undone', () => {
  let app: TestApp;
  let table: Table;
  let vtOfficer: BuiltPerson;
  let item: PresentedItem;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(async () => app.close());
  beforeEach(async () => {
    table = await buildTable(app);
    vtOfficer = await buildOfficer(app, table.vt);
    item = await table.vt.add('agreement', { audience: OPEN });
    await table.vt.accepted(typeOp(textIn(item, 'action'), { insert: 'Mark belt niet meer.' }));
    await table.vt.accepted(setOp(valueIn(item, 'term'), 'SHORT'));
  });
  afterEach(async () => {
    expect(faultsOf(await readLog(app.database.url, table.plan.id))).toEqual([]);
  });

  const agreed = async (id: string): Promise<string> => {
    expect(await officer(app, vtOfficer, ['agree', id])).toBe('OK');
    return id;
  };
  const kindsFor = async (desk = table.vt, of = item.id) => {
    const request = { planId: desk.planId, filter: { item: of }, first: 50 };
    const { entries } = await app.get(HistoryService).page(ctxOf(desk.person), request);
    return entries.map(({ entry }) => entry.kind);
  };

  it('[E-01] takes two: whoever asked never agrees, though they are an officer', async () => {
    const both = await buildTable(app, [], ['PRIVACY_OFFICER']);
    const { id } = await both.vt.add('condition');
    const asked = await askItem(both.vt, id);
    expect(await officer(app, both.vt.person, ['agree', asked])).toBe('NOT_ALLOWED');
    expect(await both.vt.sees(id)).toBe(true);
    const second = await buildOfficer(app, both.vt);
    expect(await officer(app, second, ['agree', asked])).toBe('OK');
    expect(await both.vt.sees(id)).toBe(false);
  });

  it('[E-02] is asked by who sees it and works for its organisation, or leads, and answered there', async () => {
    const hidden = await table.vt.add('agreement', {
      audience: listed(table.vt.person.organisation),
    });
    expect(await codeOf(askItem(table.police, item.id))).toBe('NOT_ALLOWED');
    expect(await codeOf(askItem(table.police, hidden.id))).toBe('ABSENT');
    expect(await codeOf(askItem(table.police, newOpId()))).toBe('ABSENT');
    const ofPolice = await table.police.add('condition', { audience: OPEN });
    // The organisation that began the case leads it while there is no regievoerder.
    const asked = await askItem(table.vt, ofPolice.id);
    expect(await officer(app, vtOfficer, ['agree', asked])).toBe('ABSENT');
    const theirs = await buildOfficer(app, table.police);
    expect(await officer(app, theirs, ['agree', asked])).toBe('OK');
    await direct(table.team, table.shelter);
    expect(await codeOf(askItem(table.team, item.id))).toBe('OK');
  });

  it('[E-05] [E-07] is told to the officer without content, with basis and reason', async () => {
    const asked = await askItem(table.vt, item.id);
    const [request] = await listedFor(app, vtOfficer);
    expect(request).toMatchObject({
      id: asked,
      caseNumber: table.plan.caseNumber,
      sort: 'ITEM',
      items: 1,
      basis: 'DATA_SUBJECT_REQUEST',
      reason: REASON,
      askedBy: table.vt.person.name,
      status: 'ASKED',
      can: { agree: true, refuse: true, undo: false },
    });
    const told = JSON.stringify(request);
    for (const secret of ['agreement', 'Mark', item.id, table.plan.id, table.plan.label]) {
      expect(told).not.toContain(secret);
    }
    const elsewhere = await buildOfficer(app, table.police);
    expect(await listedFor(app, elsewhere)).toEqual([]);
    expect(await codeOf(listedFor(app, table.vt.person))).toBe('NOT_ALLOWED');
  });

  it('[E-06] is withdrawn by colleagues on the case, or refused with a reason, once', async () => {
    const withdrawn = await askItem(table.vt, item.id);
    expect(await atCase(table.police, 'withdraw', withdrawn)).toBe('NOT_ALLOWED');
    expect(await atCase(table.vt, 'withdraw', withdrawn)).toBe('OK');
    expect(await officer(app, vtOfficer, ['agree', withdrawn])).toBe('ERASURE_OVER');
    const refused = await askItem(table.vt, item.id);
    expect(await officer(app, vtOfficer, ['refuse', refused])).toBe('OK');
    expect(await officer(app, vtOfficer, ['agree', refused])).toBe('ERASURE_OVER');
    const list = async (desk = table.vt) =>
      (await app.get(CaseErasureService).list(ctxOf(desk.person), table.plan.id)).erasures;
    expect(await list()).toMatchObject([
      { answer: 'Dit moet nog worden bewaard' },
      { status: 'WITHDRAWN' },
    ]);
    expect(await list(table.police)).toMatchObject([{ answer: null, reason: null }, {}]);
    expect(await table.vt.sees(item.id)).toBe(true);
  });

  it('[E-04] does not exist for an officer whom a conflict of interest shuts out', async () => {
    const asked = await askItem(table.vt, item.id);
    const op = {
      kind: 'person.deny',
      opId: newOpId(),
      person: vtOfficer.id,
      how: 'MATCH',
    } as const;
    await app.get(PlanWriter).administer(ctxOf(table.police.person), table.plan.id, [op]);
    expect(await listedFor(app, vtOfficer)).toEqual([]);
    expect(await officer(app, vtOfficer, ['agree', asked])).toBe('ABSENT');
    expect(await hold(app, vtOfficer, table.plan.caseNumber)).toBe('ABSENT');
  });

  it('[E-14] [E-19] hides an item at once, and history tells that in one line', async () => {
    const asked = await agreed(await askItem(table.vt, item.id));
    for (const desk of [table.vt, table.police]) {
      expect(await desk.sees(item.id)).toBe(false);
      expect(await kindsFor(desk)).toEqual(['item.erased']);
      const { erasures } = await app
        .get(CaseErasureService)
        .list(ctxOf(desk.person), table.plan.id);
      expect(erasures).toMatchObject([
        {
          id: asked,
          status: 'AGREED',
          askedBy: table.vt.person.name,
          organisation: 'VEILIG_THUIS',
        },
      ]);
    }
    const typed = typeOp(textIn(item, 'action'), { insert: 'nog iets' });
    expect(await table.vt.codes(typed, setOp(valueIn(item, 'term'), 'LONG'))).toEqual([
      'ABSENT',
      'ABSENT',
    ]);
    expect(await codeOf(askItem(table.vt, item.id))).toBe('ABSENT');
  });

  it('[E-19] is nothing to whoever did not see it', async () => {
    const own = await table.vt.add('condition', { audience: listed(table.vt.person.organisation) });
    const before = JSON.stringify(await table.police.plan());
    await agreed(await askItem(table.vt, own.id));
    expect(JSON.stringify(await table.police.plan())).toBe(before);
    expect(await kindsFor(table.police, own.id)).toEqual([]);
    const { erasures } = await app
      .get(CaseErasureService)
      .list(ctxOf(table.police.person), table.plan.id);
    expect(erasures).toEqual([]);
  });

  it('[E-15] brings an item back whole, with its history, also on another node', async () => {
    await table.vt.accepted(
      audienceOp(await table.vt.item(item.id), listed(table.vt.person.organisation)),
    );
    const standing = await table.vt.item(item.id);
    const history = await kindsFor();
    const asked = await agreed(await askItem(table.vt, item.id));
    const node = await TestApp.start({ database: app.database });
    expect(await atCase(table.police.on(node), 'undo', asked)).toBe('ABSENT');
    expect(await atCase(table.vt.on(node), 'undo', asked)).toBe('OK');
    const back = await table.vt.item(item.id);
    expect(textIn(back, 'action').text).toBe('Mark belt niet meer.');
    expect(textIn(back, 'action').spans).toEqual(textIn(standing, 'action').spans);
    expect(valueIn(back, 'term').value).toBe('SHORT');
    expect(back.audience).toEqual(standing.audience);
    expect(await kindsFor()).toEqual(['item.unerased', 'item.erased', ...history]);
    expect(await atCase(table.vt, 'undo', asked)).toBe('ERASURE_OVER');
    await table.vt.accepted(setOp(valueIn(back, 'term'), 'LONG'));
    await node.close();
  });

  it('[E-11] takes a passage out, with the history of the item, and leaves the rest to its authors', async () => {
    await table.police.accepted(
      typeOp(textIn(await table.police.item(item.id), 'action'), { insert: ' Jan wel.' }),
    );
    const { stream, rev } = textIn(await table.vt.item(item.id), 'action');
    const target = { sort: 'PASSAGE', stream, rev, range: { from: 0, to: 5 } } as const;
    const asked = await ask(table.vt, target);
    // Others go on typing while it waits.
    await table.police.accepted(
      typeOp(textIn(await table.police.item(item.id), 'action'), { at: 0, insert: 'Let op: ' }),
    );
    await agreed(asked);
    const text = textIn(await table.vt.item(item.id), 'action');
    expect(text.text).toBe('Let op: belt niet meer. Jan wel.');
    expect(text.spans.map(([length, person]) => [length, person])).toEqual([
      [8, table.police.person.id],
      [15, table.vt.person.id],
      [9, table.police.person.id],
    ]);
    expect(await kindsFor()).toEqual(['passage.erased']);
    expect(valueIn(await table.vt.item(item.id), 'term').value).toBe('SHORT');
    expect(
      await table.vt.codes(
        typeOp({ stream, rev, text: 'Mark belt niet meer. Jan wel.' }, { insert: 'x' }),
      ),
    ).toEqual(['STREAM_CLOSED']);
  });

  it('[E-15] puts a passage back among what was typed since', async () => {
    const { stream, rev } = textIn(await table.vt.item(item.id), 'action');
    const asked = await agreed(
      await ask(table.vt, { sort: 'PASSAGE', stream, rev, range: { from: 5, to: 10 } }),
    );
    const now = () => table.vt.item(item.id).then((one) => textIn(one, 'action'));
    expect((await now()).text).toBe('Mark niet meer.');
    await table.vt.accepted(typeOp(await now(), { at: 0, insert: 'Wie? ' }));
    await table.vt.accepted(typeOp(await now(), { insert: ' Klaar.' }));
    expect(await officer(app, vtOfficer, ['undo', asked])).toBe('OK');
    expect((await now()).text).toBe('Wie? Mark belt niet meer. Klaar.');
    expect(await kindsFor()).toContain('item.added');
  });

  it('[E-11] empties a value, finds nothing in a text that was closed, and leaves a status and a name', async () => {
    const term = valueIn(await table.vt.item(item.id), 'term');
    const value = { sort: 'PASSAGE', stream: term.stream, rev: term.rev, range: null } as const;
    const { stream, rev } = textIn(item, 'action');
    const words = { sort: 'PASSAGE', stream, rev, range: { from: 0, to: 4 } } as const;
    expect(await codeOf(ask(table.vt, { ...words, range: null }))).toBe('VALUE_INVALID');
    expect(await codeOf(ask(table.vt, { ...words, range: { from: 0, to: 99 } }))).toBe(
      'VALUE_INVALID',
    );
    expect(await codeOf(ask(table.vt, { ...words, rev: 99 }))).toBe('REV_AHEAD');
    const status = valueIn(item, 'status');
    expect(await codeOf(ask(table.vt, { ...value, stream: status.stream, rev: 0 }))).toBe(
      'VALUE_INVALID',
    );
    const asked = await ask(table.vt, { ...words, rev: 1 });
    const first = await agreed(await ask(table.vt, value));
    expect(valueIn(await table.vt.item(item.id), 'term').value).toBeNull();
    expect(await officer(app, vtOfficer, ['undo', first])).toBe('OK');
    expect(valueIn(await table.vt.item(item.id), 'term').value).toBe('SHORT');
    expect(await officer(app, vtOfficer, ['agree', asked])).toBe('STREAM_CLOSED');
    const { stream: closed } = words;
    expect(await codeOf(ask(table.vt, { ...words, stream: closed, rev: 1 }))).toBe('STREAM_CLOSED');
  });

  it('[E-11] takes no half of a character out', async () => {
    const typed = textIn(await table.vt.item(item.id), 'action');
    await table.vt.accepted(typeOp(typed, { at: 0, insert: 'a😀b' }));
    const { stream, rev } = textIn(await table.vt.item(item.id), 'action');
    const passage = (from: number, to: number) =>
      codeOf(ask(table.vt, { sort: 'PASSAGE', stream, rev, range: { from, to } }));
    expect([await passage(0, 2), await passage(2, 4)]).toEqual(['VALUE_INVALID', 'VALUE_INVALID']);
    expect(await passage(1, 3)).toBe('OK');
  });

  it('[E-11] erases the history of an item alone with an empty passage', async () => {
    const typed = textIn(await table.vt.item(item.id), 'action');
    await table.vt.accepted(typeOp(typed, { at: 0, remove: 5 }));
    const { stream, rev } = textIn(await table.vt.item(item.id), 'action');
    await agreed(await ask(table.vt, { sort: 'PASSAGE', stream, rev, range: { from: 0, to: 0 } }));
    expect(textIn(await table.vt.item(item.id), 'action').text).toBe('belt niet meer.');
    expect(await kindsFor()).toEqual(['passage.erased']);
  });

  it('[E-10] takes the details of a person out of what names them, and items of one organisation along', async () => {
    const person = await table.vt.add('involvedPerson', { audience: OPEN });
    await table.vt.accepted(setOp(valueIn(person, 'designation'), 'betrokkene A'));
    const who = [{ sort: 'involved', id: person.id }];
    await table.vt.accepted(setOp(valueIn(await table.vt.item(item.id), 'knownTo'), who));
    const ofPolice = await table.police.add('condition', { audience: OPEN });
    const both = { sort: 'PERSON', items: [person.id, ofPolice.id] } as const;
    expect(await codeOf(ask(table.vt, { ...both, items: [...both.items] }))).toBe('VALUE_INVALID');
    expect(await codeOf(ask(table.vt, { sort: 'PERSON', items: [item.id] }))).toBe('VALUE_INVALID');
    const along = await table.vt.add('condition', { audience: OPEN });
    const asked = await agreed(
      await ask(table.vt, { sort: 'PERSON', items: [person.id, along.id] }),
    );
    expect([await table.vt.sees(person.id), await table.vt.sees(along.id)]).toEqual([false, false]);
    expect(valueIn(await table.vt.item(item.id), 'knownTo').value).toBeNull();
    expect(await officer(app, vtOfficer, ['undo', asked])).toBe('OK');
    expect(valueIn(await table.vt.item(item.id), 'knownTo').value).toEqual(who);
    expect([await table.vt.sees(person.id), await table.vt.sees(along.id)]).toEqual([true, true]);
  });

  it('[E-13] is one at a time of an item', async () => {
    const [first, second] = [await askItem(table.vt, item.id), await askItem(table.vt, item.id)];
    await agreed(first);
    expect(await officer(app, vtOfficer, ['agree', second])).toBe('ERASURE_PENDING');
    expect(await officer(app, vtOfficer, ['undo', first])).toBe('OK');
    await agreed(second);
  });

  it('[A-15] [E-19] does not tell of a field to whoever does not read it', async () => {
    const word = () => table.vt.item(item.id).then((one) => valueIn(one, 'codeWord'));
    await table.vt.accepted(
      fieldAudienceOp(await word(), named(table.vt.person, table.team.person)),
    );
    await table.vt.accepted(setOp(await word(), 'zwembad'));
    const { stream, rev } = await word();
    const target = { sort: 'PASSAGE', stream, rev, range: null } as const;
    expect(await codeOf(ask(table.police, target))).toBe('ABSENT');
    const asked = await agreed(await ask(table.vt, target));
    const page = async (desk = table.vt) => {
      const request = { planId: desk.planId, filter: { item: item.id }, first: 1 };
      const { entries } = await app.get(HistoryService).page(ctxOf(desk.person), request);
      return JSON.stringify(entries[0]?.entry.after);
    };
    expect(await page()).toContain('codeWord');
    expect(await page(table.police)).not.toContain('codeWord');
    const list = (desk = table.vt) =>
      app.get(CaseErasureService).list(ctxOf(desk.person), table.plan.id);
    expect((await list(table.police)).erasures).toEqual([]);
    expect(await officer(app, vtOfficer, ['undo', asked])).toBe('OK');
    expect((await word()).value).toBe('zwembad');
  });

  it('[E-20] [E-21] is agreed to by nobody while an organisation holds the case, until it lifts that', async () => {
    const { caseNumber } = table.plan;
    const asked = await askItem(table.vt, item.id);
    const ofPolice = await buildOfficer(app, table.police);
    expect(await hold(app, ofPolice, caseNumber)).toBe('OK');
    expect(await hold(app, ofPolice, caseNumber)).toBe('HOLD_STANDS');
    expect(await officer(app, vtOfficer, ['agree', asked])).toBe('LEGAL_HOLD');
    expect(await codeOf(askItem(table.vt, item.id))).toBe('OK');
    expect(await liftHold(app, vtOfficer, caseNumber)).toBe('ABSENT');
    const stranger = await buildOfficer(app, (await buildTable(app)).vt);
    expect(await hold(app, stranger, caseNumber)).toBe('ABSENT');
    expect(await hold(app, table.vt.person, caseNumber)).toBe('NOT_ALLOWED');
    expect(await liftHold(app, ofPolice, caseNumber)).toBe('OK');
    await agreed(asked);
  });
});
