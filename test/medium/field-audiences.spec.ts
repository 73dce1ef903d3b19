import { missingFields, type Audience, type PresentedItem } from '#contract';
import { HistoryService, type HistoryEntry } from '#plan';
import { TestApp } from '../support/app.js';
import { buildFullTable, type Desk, type FullTable } from '../support/desk.js';
import { ctxOf } from '../support/factories.js';
import {
  audienceOp,
  fieldAudienceOp,
  listed,
  named,
  OPEN,
  OWN,
  setOp,
  textIn,
  typeOp,
  valueIn,
} from '../support/ops.js';

const WORD = 'zwembad';

describe('audiences of fields', () => {
  let app: TestApp;
  let table: FullTable;
  let team: Desk;
  let colleague: Desk;
  let police: Desk;
  let vt: Desk;

  beforeAll(async () => {
    app = await TestApp.start({ env: { VANGNET_LIMIT_OPS_PER_10_SECONDS: '5000' } });
  });
  beforeEach(async () => {
    table = await buildFullTable(app);
    ({ team, colleague, police, vt } = table);
  });
  afterAll(async () => app.close());

  const byName = (...desks: Desk[]): Audience => named(...desks.map(({ person }) => person));
  const wordIn = (item: PresentedItem) => valueIn(item, 'codeWord');
  const seesWord = async (desk: Desk, { id }: PresentedItem): Promise<boolean> =>
    'codeWord' in (await desk.item(id)).fields;

  async function historyOf(desk: Desk, item: string): Promise<HistoryEntry[]> {
    const request = { planId: desk.planId, filter: { item }, first: 100 };
    const { entries } = await app.get(HistoryService).page(ctxOf(desk.person), request);
    return entries.map(({ entry }) => entry);
  }

  async function withWord(audience: Audience): Promise<PresentedItem> {
    const item = await team.add('agreement');
    await team.accepted(setOp(wordIn(item), WORD));
    const { stream, rev } = wordIn(await team.item(item.id));
    await team.accepted(fieldAudienceOp({ stream, rev }, audience));
    return team.item(item.id);
  }

  it('[A-15] begins with whoever added the item, and is absent for everyone else', async () => {
    const item = await team.add('agreement');
    expect(item.sights['codeWord']).toEqual({
      audience: byName(team),
      readers: { organisations: [], persons: [team.person.id] },
      canChange: true,
    });
    const before = await vt.item(item.id);
    await team.accepted(setOp(wordIn(item), WORD));
    expect(await vt.item(item.id)).toEqual(before);
    for (const desk of [colleague, police, vt]) {
      const seen = await desk.item(item.id);
      expect(Object.keys(seen.fields)).not.toContain('codeWord');
      expect(seen.sights).toEqual({});
      expect(missingFields(seen)).not.toContain('codeWord');
      expect(JSON.stringify(await desk.plan())).not.toContain(WORD);
    }
  });

  it('[L-37] shows a field to others of those who see its item, with what stands there now', async () => {
    const item = await withWord(byName(team, police));
    expect(wordIn(await police.item(item.id))).toMatchObject({ rev: 1, value: WORD });
    expect(await seesWord(vt, item)).toBe(false);
    expect(await seesWord(colleague, item)).toBe(false);
    await police.accepted(setOp(wordIn(await police.item(item.id)), 'fiets'));
    expect(wordIn(await team.item(item.id)).value).toBe('fiets');

    await team.accepted(fieldAudienceOp(wordIn(await team.item(item.id)), OWN));
    expect(await seesWord(police, item)).toBe(false);
    expect(await seesWord(colleague, item)).toBe(true);
  });

  it('[A-15] is never for more people than its item', async () => {
    const item = await withWord(byName(team, police, vt));
    await team.accepted(audienceOp(item, listed(team.person.organisation, vt.person.organisation)));
    expect(await police.sees(item.id)).toBe(false);
    expect(await seesWord(vt, item)).toBe(true);
    const now = await team.item(item.id);
    await team.accepted(fieldAudienceOp(wordIn(now), OPEN));
    expect(await police.sees(item.id)).toBe(false);
    expect(await seesWord(colleague, item)).toBe(true);
    const { readers } = (await vt.item(item.id)).sights['codeWord'] ?? {};
    expect(readers?.organisations.toSorted()).toEqual(
      [team, vt].map(({ person }) => person.organisation.id).toSorted(),
    );
  });

  it('[L-37] goes on with the field when the item is shown to others', async () => {
    const item = await withWord(byName(team, police));
    const old = wordIn(item);
    await team.accepted(
      audienceOp(item, listed(team.person.organisation, police.person.organisation)),
    );
    const now = await police.item(item.id);
    expect(wordIn(now)).toMatchObject({ rev: 1, value: WORD });
    expect(wordIn(now).stream).not.toBe(old.stream);
    expect(await police.codes(setOp(old, 'x'))).toEqual(['STREAM_CLOSED']);
    await team.accepted(audienceOp(await team.item(item.id), OPEN));
    await team.accepted(fieldAudienceOp(wordIn(await team.item(item.id)), byName(team)));
    expect(await seesWord(police, item)).toBe(false);
    expect(await police.codes(setOp(old, 'x'))).toEqual(['ABSENT']);
  });

  it('[L-22] [A-15] answers about a hidden field as about a stream that does not exist', async () => {
    const item = await withWord(byName(team, police));
    const { stream, rev } = wordIn(item);
    for (const desk of [vt, colleague]) {
      const ops = [
        setOp({ stream, rev }, 'x'),
        fieldAudienceOp({ stream, rev }, byName(desk)),
        typeOp({ stream, rev, text: '' }, { insert: 'x' }),
      ];
      for (const op of ops) expect(await desk.codes(op)).toEqual(['ABSENT']);
    }
  });

  it('[L-37] refuses an audience for a field that has none of its own, and for the item itself', async () => {
    const item = await team.add('agreement');
    const streams = [valueIn(item, 'term'), textIn(item, 'action'), item];
    for (const { stream, rev } of streams) {
      const op = fieldAudienceOp({ stream, rev }, byName(team));
      expect(await team.codes(op)).toEqual(['VALUE_INVALID']);
    }
    const word = wordIn(item);
    expect(await team.codes(fieldAudienceOp(word, byName(team)))).toEqual(['VALUE_INVALID']);
    expect(await team.codes(fieldAudienceOp(word, byName(police)))).toEqual(['AUDIENCE_INVALID']);
    expect(await team.codes(fieldAudienceOp({ ...word, rev: 4 }, OWN))).toEqual(['REV_AHEAD']);
    await team.accepted(setOp(word, WORD));
    const [stale] = await team.submit(fieldAudienceOp(word, OWN));
    expect(stale).toMatchObject({ error: { code: 'STALE', current: { value: WORD } } });
  });

  it('[A-06] lets nobody but the organisation that added the item show the field to others', async () => {
    const item = await withWord(byName(team, police));
    const word = wordIn(await police.item(item.id));
    expect((await police.item(item.id)).sights['codeWord']?.canChange).toBe(false);
    expect(await police.codes(fieldAudienceOp(word, byName(police)))).toEqual(['NOT_ALLOWED']);
  });

  it('[A-09] [A-15] keeps a field out of the history of who does not read it, and its past from who newly does', async () => {
    const item = await withWord(byName(team, police));
    const told = async (desk: Desk) =>
      (await historyOf(desk, item.id))
        .filter(({ field }) => field === 'codeWord')
        .map(({ kind, before, after }) => ({ kind, before, after }));
    const audience = {
      from: byName(team),
      to: (await team.item(item.id)).sights['codeWord']?.audience,
    };
    expect(await told(vt)).toEqual([]);
    expect(await told(colleague)).toEqual([]);
    expect(JSON.stringify(await historyOf(vt, item.id))).not.toContain(WORD);
    expect(await told(police)).toEqual([
      { kind: 'field.audience', before: null, after: audience.to },
    ]);
    expect(await told(team)).toEqual([
      { kind: 'field.audience', before: audience.from, after: audience.to },
      { kind: 'field.set', before: null, after: WORD },
    ]);
    await police.accepted(setOp(wordIn(await police.item(item.id)), 'fiets'));
    expect((await told(police))[0]).toEqual({ kind: 'field.set', before: WORD, after: 'fiets' });
  });

  it('[A-15] [A-09] keeps the time when the item was hidden out of the history of its field', async () => {
    const hidden = await team.add('agreement', { audience: listed(team.person.organisation) });
    const word = wordIn(hidden);
    await team.accepted(fieldAudienceOp(word, byName(team, police)));
    await team.accepted(setOp(wordIn(await team.item(hidden.id)), WORD));
    await team.accepted(audienceOp(hidden, OPEN));
    expect(wordIn(await police.item(hidden.id)).value).toBe(WORD);
    const told = (await historyOf(police, hidden.id)).filter(({ field }) => field === 'codeWord');
    expect(told).toEqual([]);
  });

  it('[L-20] counts a change of a field’s audience once, also when it is sent again', async () => {
    const item = await team.add('agreement');
    const op = fieldAudienceOp(wordIn(item), byName(team, police));
    const [first] = await team.submit(op);
    const [again] = await team.submit(op);
    expect(again).toEqual(first);
    const loading = await TestApp.start({ database: app.database });
    try {
      const there = await team.on(loading).plan();
      expect(there).toEqual(await team.plan());
      const [later] = await team.on(loading).submit(op);
      expect(later).toEqual(first);
    } finally {
      await loading.close();
    }
  });
});
