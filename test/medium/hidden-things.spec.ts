import type { FieldValue, PresentedItem } from '#contract';
import { HistoryService, type HistoryEntry } from '#plan';
import { TestApp } from '../support/app.js';
import { buildTable, type Desk, type Table } from '../support/desk.js';
import { ctxOf } from '../support/factories.js';
import {
  audienceOp,
  listed,
  OPEN,
  removeOp,
  setOp,
  textIn,
  typeOp,
  valueIn,
} from '../support/ops.js';

describe('what a reader may not see', () => {
  let app: TestApp;
  let table: Table;
  let vt: Desk;
  let team: Desk;

  beforeAll(async () => {
    app = await TestApp.start({ env: { VANGNET_LIMIT_OPS_PER_10_SECONDS: '5000' } });
    table = await buildTable(app);
    ({ vt, team } = table);
  });
  afterAll(async () => app.close());

  const involved = (...items: { id: string }[]): FieldValue =>
    items.map(({ id }) => ({ sort: 'involved' as const, id }));
  const valueFor = async (desk: Desk, id: string, field: string): Promise<FieldValue> =>
    valueIn(await desk.item(id), field).value;
  const onlyVt = () => listed(vt.person.organisation);

  async function historyOf(desk: Desk, item?: string): Promise<HistoryEntry[]> {
    const request = { planId: desk.planId, filter: { item }, first: 200 };
    const { entries } = await app.get(HistoryService).page(ctxOf(desk.person), request);
    return entries.map(({ entry }) => entry);
  }

  it('[A-08] leaves references to hidden people out, and keeps them when others edit', async () => {
    const [open, hidden] = [
      await vt.add('involvedPerson'),
      await vt.add('involvedPerson', { audience: onlyVt() }),
    ];
    const item = await vt.add('agreement');
    const actor = valueIn(item, 'actor');
    await vt.accepted(setOp(actor, involved(open, hidden)));
    expect(await valueFor(team, item.id, 'actor')).toEqual(involved(open));
    const [stale] = await team.submit(setOp(actor, involved(open)));
    expect(stale).toMatchObject({ error: { current: { value: involved(open) } } });
    await team.accepted(setOp({ ...actor, rev: 1 }, []));
    expect(await valueFor(vt, item.id, 'actor')).toEqual(involved(hidden));
  });

  it('[A-07] reads a list of hidden people alone as an empty one', async () => {
    const hidden = await vt.add('involvedPerson', { audience: onlyVt() });
    const [one, other] = [await vt.add('agreement'), await vt.add('agreement')];
    const read = async ({ id }: PresentedItem): Promise<FieldValue> =>
      valueFor(team, id, 'knownTo');
    for (const value of [involved(hidden), involved()]) {
      const rev = valueIn(await vt.item(one.id), 'knownTo').rev;
      await vt.accepted(setOp({ ...valueIn(one, 'knownTo'), rev }, value));
      expect(await read(one)).toEqual(await read(other));
    }
    await vt.accepted(setOp(valueIn(other, 'knownTo'), involved(hidden)));
    const [set] = await team.submit(setOp({ ...valueIn(other, 'knownTo'), rev: 1 }, null));
    expect(set?.ok).toBe(true);
    expect(await read(other)).toEqual(await read(one));
  });

  it('[A-07] refuses a reference to a hidden person also where that reference stands', async () => {
    const person = await vt.add('involvedPerson');
    const [referring, other] = [await vt.add('agreement'), await vt.add('agreement')];
    await vt.accepted(setOp(valueIn(referring, 'actor'), involved(person)));
    await vt.accepted(setOp(valueIn(other, 'actor'), null));
    await vt.accepted(audienceOp(person, onlyVt()));
    for (const { fields } of [referring, other]) {
      const { stream } = fields['actor'] ?? { stream: '' };
      expect(await team.codes(setOp({ stream, rev: 1 }, involved(person)))).toEqual([
        'VALUE_INVALID',
      ]);
    }
  });

  it('[A-07] counts and orders visible items only', async () => {
    const seen = [await team.add('protectiveFactor'), await team.add('protectiveFactor')];
    await vt.add('protectiveFactor', { audience: onlyVt(), after: seen[0]?.id ?? null });
    const section = (await team.plan()).sections.find(
      (each) => each.section === 'protectiveFactors',
    );
    expect(section?.items.map(({ id }) => id)).toEqual(seen.map(({ id }) => id));
  });

  it('[A-09] keeps changes of items that can no longer be read out of history', async () => {
    const item = await vt.add('agreement');
    await vt.accepted(typeOp(textIn(item, 'action'), { insert: 'zichtbaar' }));
    expect(await historyOf(team, item.id)).toHaveLength(2);
    await vt.accepted(audienceOp(item, onlyVt()));
    expect(await historyOf(team, item.id)).toEqual([]);
    expect(await historyOf(vt, item.id)).toHaveLength(3);
  });

  it('[A-09] keeps the time before somebody could read an item out of their history', async () => {
    const item = await vt.add('agreement', { audience: onlyVt() });
    await vt.accepted(typeOp(textIn(item, 'action'), { insert: 'geheim' }));
    await vt.accepted(audienceOp(item, OPEN));
    const entries = await historyOf(team, item.id);
    expect(entries.map(({ kind, before, after }) => ({ kind, before, after }))).toEqual([
      { kind: 'item.audience', before: null, after: OPEN },
    ]);
    expect((await historyOf(vt, item.id))[0]).toMatchObject({ before: onlyVt(), after: OPEN });
  });

  it('[A-10] keeps the audience of an item that was removed', async () => {
    const item = await vt.add('agreement', { audience: onlyVt() });
    await vt.accepted(removeOp(item));
    expect(await team.sees(item.id)).toBe(false);
    expect(await historyOf(team, item.id)).toEqual([]);
    expect(await historyOf(vt, item.id)).toHaveLength(2);
  });

  it('[A-10] shows no history of a section that cannot be read', async () => {
    const item = await vt.add('digitalSafetyMeasure', { audience: onlyVt() });
    expect((await historyOf(table.police)).some((entry) => entry.item === item.id)).toBe(false);
  });

  it('[L-15] does not tell the op ids of others in history', async () => {
    const item = await vt.add('agreement');
    const { opId } = await vt.accepted(typeOp(textIn(item, 'action'), { insert: 'x' }));
    expect(JSON.stringify(await historyOf(team, item.id))).not.toContain(opId);
  });
});
