import { jest } from '@jest/globals';
import type { PresentedItem } from '#contract';
import { ChangeLog } from '#history';
import { PlanCreator } from '#plan';
import { TestApp } from '../support/app.js';
import { buildTable, type Desk, type Table } from '../support/desk.js';
import { ctxOf } from '../support/factories.js';
import { byStream, faultsOf, readLog } from '../support/log-check.js';
import { addOp, moveOp, rawEditOp, removeOp, textIn, typeOp } from '../support/ops.js';

describe('two nodes on one database', () => {
  let here: TestApp;
  let there: TestApp;
  let table: Table;
  let desks: Desk[];

  beforeAll(async () => {
    const env = { VANGNET_LIMIT_OPS_PER_10_SECONDS: '100000' };
    here = await TestApp.start({ env });
    there = await TestApp.start({ env, database: here.database });
    table = await buildTable(here);
    const { vt, police, shelter, team } = table;
    desks = [vt, police.on(there), shelter, team.on(there)];
  });
  afterAll(async () => {
    await there.close();
    await here.close();
  });

  const log = () => readLog(here.database.url, table.plan.id);

  async function typeAlong(desk: Desk, { id }: PresentedItem, times: number): Promise<string[]> {
    const words: string[] = [];
    for (let n = 0; n < times; n += 1) {
      const text = textIn(await desk.item(id), 'action');
      const word = `${desk.person.code}${n};`;
      // Two at once: the second is made on top of the first.
      const first = typeOp(text, { at: 0, insert: word });
      const length = text.text.length + word.length;
      const second = rawEditOp(text, [...(length > 0 ? [length] : []), [0, word.toUpperCase()]]);
      expect(await desk.codes(first, second)).toEqual(['OK', 'OK']);
      words.push(word, word.toUpperCase());
    }
    return words;
  }

  it('[L-60] numbers every stream without gaps while both write the same texts', async () => {
    const items = [await table.vt.add('agreement'), await table.vt.add('agreement')];
    const typed = await Promise.all(
      desks.flatMap((desk) => items.map((item) => typeAlong(desk, item, 10))),
    );
    expect(faultsOf(await log())).toEqual([]);
    for (const [index, { id }] of items.entries()) {
      const [one, two] = await Promise.all([table.vt.item(id), table.vt.on(there).item(id)]);
      expect(one).toEqual(two);
      const { text, rev } = textIn(one, 'action');
      const words = typed.filter((_, place) => place % items.length === index).flat();
      expect(rev).toBe(words.length);
      expect(text.length).toBe(words.join('').length);
      for (const word of words) expect(text).toContain(word);
    }
  });

  it('[L-25] takes the row lock when a plan is written to too often to get in between', async () => {
    const own = here.get(ChangeLog);
    const locked = jest.spyOn(own, 'appendLocked');
    const append = own.append.bind(own);
    // Whenever this node is about to append, the other one is first.
    const overtaken = jest.spyOn(own, 'append').mockImplementation(async (batch) => {
      await table.team.on(there).accepted(addOp('condition'));
      return append(batch);
    });
    expect(await table.vt.codes(addOp('condition'), addOp('agreement'))).toEqual(['OK', 'OK']);
    expect(overtaken).toHaveBeenCalledTimes(3);
    expect(locked).toHaveBeenCalledTimes(1);
    jest.restoreAllMocks();
    expect(faultsOf(await log())).toEqual([]);
  });

  it('[L-25] lets many overtaken plans take their locks at the same time', async () => {
    const plans = await Promise.all(Array.from({ length: 8 }, () => buildTable(here)));
    const crowd = await TestApp.start({
      database: here.database,
      env: { DATABASE_POOL_MAX: '5', VANGNET_LIMIT_OPS_PER_10_SECONDS: '100000' },
    });
    try {
      jest.spyOn(crowd.get(ChangeLog), 'append').mockResolvedValue(false);
      const answers = plans.map(({ vt }) => vt.on(crowd).codes(addOp('condition')));
      expect(await Promise.all(answers)).toEqual(plans.map(() => ['OK']));
    } finally {
      jest.restoreAllMocks();
      await crowd.close();
    }
  });

  it('[L-25] shares commits between plans on both nodes, and stores each plan whole', async () => {
    const tables = await Promise.all(Array.from({ length: 12 }, () => buildTable(here)));
    await Promise.all(
      tables.flatMap(({ vt, team }) =>
        [vt, team.on(there)].map(async (desk) => {
          for (let n = 0; n < 15; n += 1) await desk.accepted(addOp('condition'));
        }),
      ),
    );
    for (const { plan } of tables) {
      expect(faultsOf(await readLog(here.database.url, plan.id))).toEqual([]);
    }
  });

  it('[L-22] refuses nobody on what the other node has made old', async () => {
    const known = await table.vt.add('agreement');
    await table.team.on(there).item(known.id);
    const item = await table.vt.add('agreement');
    await table.vt.accepted(typeOp(textIn(known, 'action'), { insert: 'een' }));
    const next = { ...textIn(known, 'action'), rev: 1, text: 'een' };
    const ops = [typeOp(next, { insert: ' twee' }), removeOp(item)];
    expect(await table.team.on(there).codes(...ops)).toEqual(['OK', 'OK']);
  });

  it('[L-31] counts removing once when both nodes are asked for it at the same moment', async () => {
    const item = await table.vt.add('agreement');
    const answers = await Promise.all(desks.map((desk) => desk.codes(removeOp(item))));
    expect(answers.flat().toSorted()).toEqual(['OK', 'STALE', 'STALE', 'STALE']);
    const stored = byStream(await log())
      .get(item.stream)
      ?.map(({ kind }) => kind);
    expect(stored).toEqual(['item.added', 'item.removed']);
  });

  it('[L-30] gives items one order, whoever moves them where', async () => {
    const items = await Promise.all(desks.map((desk) => desk.add('unsafeSituation')));
    await Promise.all(
      desks.flatMap((desk, n) =>
        items.map((item, m) => {
          const behind = items[(n + m + 1) % items.length];
          return desk.codes(moveOp(item, m === n || !behind || behind === item ? null : behind.id));
        }),
      ),
    );
    const [one, ...others] = await Promise.all(
      desks.map(async (desk) => (await desk.items()).map(({ id }) => id)),
    );
    for (const other of others) expect(other).toEqual(one);
  });

  it('[L-20] counts an op once that is sent to both nodes at the same moment', async () => {
    const item = await table.vt.add('agreement');
    const ops = [typeOp(textIn(item, 'action'), { insert: 'eens' }), addOp('condition')];
    const answers = await Promise.all(
      [here, there, here, there].map((app) => table.vt.on(app).submit(...ops)),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(textIn(await table.vt.item(item.id), 'action')).toMatchObject({ rev: 1, text: 'eens' });
  });

  it('[A-02] refuses on the other node at once who was taken off the case', async () => {
    expect(await table.police.on(there).codes(addOp('condition'))).toEqual(['OK']);
    const { vt, police } = table;
    await here.get(PlanCreator).endMembership(ctxOf(vt.person), vt.planId, police.person.id);
    expect(await police.on(there).codes(addOp('condition'))).toEqual(['ABSENT']);
    const after = police.on(there).submit(addOp('condition'));
    await expect(after).rejects.toMatchObject({ refusal: { code: 'ABSENT' } });
  });
});
