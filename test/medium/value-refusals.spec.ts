import { SECTIONS, kindsIn } from '#contract';
import { TestApp } from '../support/app.js';
import { buildTable, type Desk, type Table } from '../support/desk.js';
import { buildPerson, newOpId } from '../support/factories.js';
import {
  addOp,
  audienceOp,
  listed,
  moveOp,
  OPEN,
  removeOp,
  restoreOp,
  setOp,
  textIn,
  typeOp,
  valueIn,
} from '../support/ops.js';

describe('ops on items and values', () => {
  let app: TestApp;
  let table: Table;
  let vt: Desk;
  let police: Desk;
  let team: Desk;

  beforeAll(async () => {
    app = await TestApp.start({ env: { VANGNET_LIMIT_OPS_PER_10_SECONDS: '5000' } });
    table = await buildTable(app);
    ({ vt, police, team } = table);
  });
  afterAll(async () => app.close());

  const orderOf = async (desk: Desk, section: string): Promise<string[]> => {
    const found = (await desk.plan()).sections.find((each) => each.section === section);
    return (found?.items ?? []).map(({ id }) => id);
  };

  it('[L-22] answers alike to an unknown stream, a hidden one and one of another plan', async () => {
    const hidden = await vt.add('agreement', { audience: listed(vt.person.organisation) });
    const elsewhere = await (await buildTable(app)).team.add('agreement');
    for (const stream of [
      valueIn(hidden, 'term').stream,
      valueIn(elsewhere, 'term').stream,
      hidden.stream,
      newOpId(),
    ]) {
      expect(
        await team.codes(
          setOp({ stream, rev: 0 }, 'SHORT'),
          moveOp({ stream }, null),
          removeOp({ stream, rev: 1 }),
        ),
      ).toEqual(['ABSENT', 'EARLIER_REFUSED', 'EARLIER_REFUSED']);
      expect(await team.codes(removeOp({ stream, rev: 1 }))).toEqual(['ABSENT']);
      expect(await team.codes(audienceOp({ stream, rev: 1 }, OPEN))).toEqual(['ABSENT']);
    }
    expect((await vt.item(hidden.id)).rev).toBe(1);
  });

  it('[L-22] refuses a closed stream to those who can still read what it became', async () => {
    const item = await vt.add('agreement');
    const op = () => setOp(valueIn(item, 'term'), 'SHORT');
    const narrow = listed(vt.person.organisation, team.person.organisation);
    await vt.accepted(audienceOp(item, narrow));
    expect(await team.codes(op())).toEqual(['STREAM_CLOSED']);
    expect(await police.codes(op())).toEqual(['ABSENT']);
    expect(valueIn(await vt.item(item.id), 'term')).toMatchObject({ rev: 0, value: null });
  });

  it('[L-30] puts an item behind another one, first, or last, as its author sees them', async () => {
    const first = await vt.add('condition', { after: null });
    const hidden = await vt.add('condition', {
      after: first.id,
      audience: listed(vt.person.organisation),
    });
    const last = await team.add('condition');
    const between = await team.add('condition', { after: first.id });
    const before = await team.add('condition', { after: null });
    const order = [before.id, first.id, between.id, last.id];
    expect(await orderOf(team, 'conditions')).toEqual(order);
    expect((await orderOf(vt, 'conditions')).filter((id) => id !== hidden.id)).toEqual(order);
    expect(await team.codes(addOp('condition', { after: hidden.id }))).toEqual(['ABSENT']);
    expect(await team.codes(addOp('condition', { after: newOpId() }))).toEqual(['ABSENT']);
  });

  it('[L-31] refuses a stale value with what stands there now, and who set it when', async () => {
    const item = await vt.add('agreement');
    const term = valueIn(item, 'term');
    const { at } = await vt.accepted(setOp(term, 'SHORT'));
    const [result] = await team.submit(setOp(term, 'LONG'));
    expect(result).toMatchObject({
      ok: false,
      error: {
        code: 'STALE',
        current: {
          rev: 1,
          value: 'SHORT',
          by: { person: vt.person.id, organisation: vt.person.organisation.id },
          at,
        },
      },
    });
    expect(await team.codes(setOp({ ...term, rev: 2 }, 'LONG'))).toEqual(['REV_AHEAD']);
    expect(valueIn(await vt.item(item.id), 'term').value).toBe('SHORT');
  });

  it('[L-31] lets the last move win, and asks for a rev before it removes or shows', async () => {
    const [one, two] = [await vt.add('protectiveFactor'), await vt.add('protectiveFactor')];
    expect(await vt.codes(moveOp(one, two.id), moveOp(one, null))).toEqual(['OK', 'OK']);
    expect(await orderOf(vt, 'protectiveFactors')).toEqual([one.id, two.id]);
    expect(await team.codes(removeOp(one))).toEqual(['STALE']);
    expect(await vt.codes(audienceOp(one, listed(vt.person.organisation)))).toEqual(['STALE']);
    expect(await vt.codes(moveOp(one, one.id))).toEqual(['VALUE_INVALID']);
    expect(await vt.codes(removeOp({ ...one, rev: 9 }))).toEqual(['REV_AHEAD']);
  });

  it('[L-32] takes only what fits the field', async () => {
    const item = await vt.add('agreement');
    const direction = await vt.add('caseDirection');
    const measure = await vt.add('digitalSafetyMeasure');
    const situation = await vt.add('unsafeSituation');
    const person = await vt.add('involvedPerson');
    for (const [field, value] of [
      [valueIn(item, 'term'), 'NEVER'],
      [valueIn(item, 'term'), 7],
      [valueIn(item, 'term'), { deep: [['structure']] }],
      [valueIn(item, 'dueAt'), '2026-02-30T10:00:00.000Z'],
      [valueIn(item, 'dueAt'), '2026-02-03'],
      [valueIn(direction, 'validFrom'), '2026-02-30'],
      [valueIn(direction, 'contact'), 'a'.repeat(301)],
      [valueIn(direction, 'contact'), ''],
      [valueIn(direction, 'contact'), 'twee\nregels'],
      [valueIn(direction, 'contact'), 'nul\u0000'],
      [valueIn(direction, 'contact'), 'half \ud83d'],
      [valueIn(person, 'designation'), null],
      [valueIn(measure, 'sequence'), 0],
      [valueIn(measure, 'sequence'), 1.5],
      [valueIn(measure, 'mayAlertPerpetrator'), 'ja'],
      [textIn(situation, 'behaviour'), 'een hele tekst'],
    ] as const) {
      expect(await vt.codes(setOp(field, value))).toEqual(['VALUE_INVALID']);
    }
    expect(await vt.codes(typeOp({ ...valueIn(item, 'term'), text: '' }, { insert: 'x' }))).toEqual(
      ['CHANGES_UNFIT'],
    );
    const fields = Object.values((await vt.item(item.id)).fields);
    expect(fields.every(({ rev }) => rev === 0)).toBe(true);
  });

  it('[L-32] moves a status along its transitions only', async () => {
    const status = valueIn(await vt.add('agreement'), 'status');
    expect(await vt.codes(setOp(status, 'KEPT'))).toEqual(['TRANSITION_REFUSED']);
    expect(await vt.codes(setOp(status, 'NOWHERE'))).toEqual(['VALUE_INVALID']);
    expect(await vt.codes(setOp(status, 'AGREED'))).toEqual(['OK']);
    expect(await vt.codes(setOp({ ...status, rev: 1 }, 'PROPOSED'))).toEqual([
      'TRANSITION_REFUSED',
    ]);
  });

  it('[L-32] takes references to people and organisations of the case only', async () => {
    const item = await vt.add('agreement');
    const direction = await vt.add('caseDirection');
    const stranger = await buildPerson(app);
    const removed = await vt.add('involvedPerson');
    await vt.accepted(removeOp(removed));
    const involved = (id: string) => [{ sort: 'involved', id }];
    for (const [field, value] of [
      [valueIn(item, 'actor'), involved(newOpId())],
      [valueIn(item, 'actor'), involved(item.id)],
      [valueIn(item, 'actor'), involved(removed.id)],
      [valueIn(item, 'checker'), { sort: 'professional', id: stranger.id }],
      [valueIn(item, 'checker'), { sort: 'involved', id: newOpId() }],
      [valueIn(direction, 'organisation'), stranger.organisation.id],
    ] as const) {
      expect(await vt.codes(setOp(field, value))).toEqual(['VALUE_INVALID']);
    }
    const person = await vt.add('involvedPerson');
    expect(
      await vt.codes(
        setOp(valueIn(item, 'actor'), involved(person.id)),
        setOp(valueIn(item, 'checker'), { sort: 'professional', id: team.person.id }),
        setOp(valueIn(direction, 'organisation'), police.person.organisation.id),
      ),
    ).toEqual(['OK', 'OK', 'OK']);
  });

  it('[L-33] takes no edits of a removed item, and puts it back at its place', async () => {
    const items = [await vt.add('unsafeSituation'), await vt.add('unsafeSituation')];
    const [item, next] = items;
    if (!item || !next) throw new Error('two items');
    const before = await orderOf(vt, 'unsafeSituations');
    await vt.accepted(removeOp(item));
    const gone = await vt.item(item.id);
    expect(gone.removed).toBe(true);
    for (const op of [
      setOp(valueIn(item, 'frequency'), 'ONCE'),
      typeOp(textIn(item, 'behaviour'), { insert: 'x' }),
      moveOp(item, null),
      removeOp(gone),
      audienceOp(gone, listed(vt.person.organisation)),
    ]) {
      expect(await vt.codes(op)).toEqual(['ITEM_REMOVED']);
    }
    expect(await vt.codes(restoreOp(next))).toEqual(['ITEM_PRESENT']);
    await vt.accepted(restoreOp(gone));
    expect(await orderOf(vt, 'unsafeSituations')).toEqual(before);
  });

  it('[L-34] counts the items of one organisation in one section', async () => {
    const small = await TestApp.start({
      database: app.database,
      env: { VANGNET_LIMIT_ITEMS_PER_SECTION: '2' },
    });
    try {
      const fresh = await buildTable(small);
      await fresh.vt.add('condition');
      const second = await fresh.vt.add('condition');
      await fresh.vt.accepted(removeOp(second));
      expect(await fresh.vt.codes(addOp('condition'))).toEqual(['TOO_MANY_ITEMS']);
      expect(await fresh.vt.codes(addOp('agreement'))).toEqual(['OK']);
      expect(await fresh.team.codes(addOp('condition'))).toEqual(['OK']);
    } finally {
      await small.close();
    }
  });

  it('[L-35] begins every field at rev 0', async () => {
    const item = await vt.add('agreement');
    const { fields } = item;
    expect(Object.values(fields).map(({ rev }) => rev)).toEqual(Object.values(fields).map(() => 0));
    expect(valueIn(item, 'status')).toEqual({
      stream: expect.any(String),
      rev: 0,
      value: 'PROPOSED',
    });
    expect(textIn(item, 'action')).toMatchObject({ rev: 0, text: '', spans: [] });
  });

  it('[A-03] lets the police read two sections that it does not write in', async () => {
    const measure = await vt.add('digitalSafetyMeasure', { audience: OPEN });
    const direction = await vt.add('caseDirection');
    for (const item of [measure, direction]) {
      const seen = await police.item(item.id);
      expect(seen.can).toEqual({ edit: false, move: false, remove: false, audience: false });
      expect(await police.codes(addOp(item.kind))).toEqual(['NOT_ALLOWED']);
      for (const op of [moveOp(seen, null), removeOp(seen), audienceOp(seen, OPEN)]) {
        expect(await police.codes(op)).toEqual(['NOT_ALLOWED']);
      }
    }
    expect(await police.codes(setOp(valueIn(direction, 'contact'), 'bureau'))).toEqual([
      'NOT_ALLOWED',
    ]);
    expect(await police.codes(typeOp(textIn(measure, 'measure'), { insert: 'x' }))).toEqual([
      'NOT_ALLOWED',
    ]);
  });

  it('[A-03] keeps every section from an organisation type that the matrix does not name', async () => {
    const clinic = await buildPerson(app, { type: 'GGZ' });
    const fresh = await buildTable(app, [clinic]);
    const [desk] = fresh.others;
    await fresh.vt.add('agreement');
    expect((await desk?.plan())?.sections).toEqual([]);
    for (const section of SECTIONS) {
      for (const kind of kindsIn(section)) {
        expect(await desk?.codes(addOp(kind))).toEqual(['ABSENT']);
      }
    }
  });

  it('[A-05] lets every organisation that writes in the section edit what it sees', async () => {
    const item = await vt.add('agreement');
    expect(await police.codes(setOp(valueIn(item, 'term'), 'SHORT'))).toEqual(['OK']);
    expect(await team.codes(removeOp(item))).toEqual(['OK']);
  });

  it('[A-06] lets only the organisation that added an item change who reads it', async () => {
    const item = await vt.add('agreement');
    const [own, other] = [vt.person.organisation, team.person.organisation];
    const stranger = (await buildPerson(app)).organisation;
    expect(await team.codes(audienceOp(item, listed(own, other)))).toEqual(['NOT_ALLOWED']);
    for (const audience of [listed(other), listed(own, stranger)]) {
      expect(await vt.codes(audienceOp(item, audience))).toEqual(['AUDIENCE_INVALID']);
      expect(await vt.codes(addOp('agreement', { audience }))).toEqual(['AUDIENCE_INVALID']);
    }
    expect(await vt.codes(audienceOp(item, OPEN))).toEqual(['VALUE_INVALID']);
    expect(await vt.codes(audienceOp(item, listed(own, other)))).toEqual(['OK']);
    expect(await police.sees(item.id)).toBe(false);
    expect(await team.sees(item.id)).toBe(true);
  });

  it('[A-04] starts digital safety with the organisations that write in it', async () => {
    const item = await team.add('digitalSafetyMeasure');
    const writers = [vt, table.shelter, team].map(({ person }) => person.organisation.id).sort();
    expect(item.audience).toEqual({ type: 'ORG_LIST', organisations: writers });
    expect(await police.sees(item.id)).toBe(false);
  });
});
