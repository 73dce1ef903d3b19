import { opIdTime, type OpAccepted } from '#contract';
import { ChangeLog } from '#history';
import { PlanWriter } from '#plan';
import { TestApp } from '../support/app.js';
import { buildTable, codesOf, type Desk, type Table } from '../support/desk.js';
import { buildPerson, ctxOf, newOpId } from '../support/factories.js';
import {
  addOp,
  audienceOp,
  listed,
  removeOp,
  setOp,
  textIn,
  typeOp,
  valueIn,
} from '../support/ops.js';

describe('the one door for writing', () => {
  let app: TestApp;
  let table: Table;
  let vt: Desk;
  let team: Desk;

  beforeAll(async () => {
    app = await TestApp.start();
    table = await buildTable(app);
    ({ vt, team } = table);
  });
  afterAll(async () => app.close());

  const log = () => app.get(ChangeLog).after(table.plan.id, 0, 10_000);

  it('[L-21] answers in the order of the ops, with the receipt that the log holds', async () => {
    const item = await vt.add('agreement');
    const ops = [
      typeOp(textIn(item, 'action'), { insert: 'Ik bel de school.' }),
      setOp(valueIn(item, 'term'), 'SHORT'),
      typeOp(textIn(item, 'fallback'), { insert: 'Anders de buurvrouw.' }),
    ];
    const results = (await vt.submit(...ops)) as OpAccepted[];
    expect(results.map(({ opId }) => opId)).toEqual(ops.map(({ opId }) => opId));
    const stored = new Map((await log()).map((change) => [change.opId, change]));
    for (const [index, { opId, ok, stream, rev, hash, at }] of results.entries()) {
      const change = stored.get(opId);
      expect({ ok, stream, rev }).toEqual({ ok: true, stream: ops[index]?.stream, rev: 1 });
      expect(hash).toBe(change?.hash.toString('hex'));
      expect(new Date(at).getTime()).toBe(change?.at);
    }
  });

  it('[L-20] counts an op once, however often and whenever it is sent', async () => {
    const item = await vt.add('agreement');
    const text = textIn(item, 'action');
    const ops = [
      addOp('condition'),
      setOp(valueIn(item, 'term'), 'LONG'),
      typeOp(text, { insert: 'een' }),
    ];
    const first = await vt.submit(...ops);
    expect(codesOf(first)).toEqual(['OK', 'OK', 'OK']);
    expect(await vt.submit(...ops)).toEqual(first);
    await team.accepted(typeOp({ ...text, rev: 1, text: 'een' }, { insert: ' twee' }));
    await team.accepted(setOp({ ...valueIn(item, 'term'), rev: 1 }, 'SHORT'));
    expect(await vt.submit(...ops)).toEqual(first);
    expect(await Promise.all([vt.submit(...ops), vt.submit(...ops)])).toEqual([first, first]);
    expect(textIn(await vt.item(item.id), 'action').text).toBe('een twee');
  });

  it('[L-20] gives the same answer from a node that never saw the op', async () => {
    const other = await TestApp.start({ database: app.database });
    try {
      const item = await vt.add('agreement');
      const gone = await vt.add('agreement');
      const ops = [
        addOp('condition'),
        setOp(valueIn(item, 'term'), 'LONG'),
        typeOp(textIn(item, 'action'), { insert: 'een' }),
        removeOp(gone),
      ];
      const first = await vt.submit(...ops);
      expect(codesOf(first)).toEqual(['OK', 'OK', 'OK', 'OK']);
      for (const [index, op] of ops.entries()) {
        expect(await vt.on(other).submit(op)).toEqual([first[index]]);
      }
    } finally {
      await other.close();
    }
  });

  it('[L-20] gives the same answer after the item was removed or shown to others', async () => {
    const removed = await vt.add('agreement');
    const narrowed = await vt.add('agreement');
    const ops = [
      typeOp(textIn(removed, 'action'), { insert: 'weg' }),
      setOp(valueIn(removed, 'term'), 'LONG'),
      typeOp(textIn(narrowed, 'action'), { insert: 'smal' }),
      setOp(valueIn(narrowed, 'term'), 'SHORT'),
    ];
    const first = await vt.submit(...ops);
    await vt.accepted(removeOp(removed));
    await vt.accepted(audienceOp(narrowed, listed(vt.person.organisation)));
    expect(await vt.submit(...ops)).toEqual(first);
    const other = await TestApp.start({ database: app.database });
    try {
      expect(await vt.on(other).submit(...ops)).toEqual(first);
    } finally {
      await other.close();
    }
  });

  it('[L-20] goes on after the part of a submission that was stored before', async () => {
    const item = await vt.add('agreement');
    const text = textIn(item, 'action');
    const one = typeOp(text, { insert: 'een' });
    await vt.accepted(one);
    await team.accepted(typeOp({ ...text, rev: 1, text: 'een' }, { at: 0, insert: 'nul ' }));
    const two = { ...typeOp({ ...text, text: 'een' }, { insert: ' twee' }), rev: 0 };
    expect(await vt.codes(one, two)).toEqual(['OK', 'OK']);
    expect(textIn(await vt.item(item.id), 'action').text).toBe('nul een twee');
  });

  it('[L-20] refuses an id that someone else used, or that was used for another stream', async () => {
    const item = await vt.add('agreement');
    const set = setOp(valueIn(item, 'term'), 'LONG');
    const typed = typeOp(textIn(item, 'action'), { insert: 'x' });
    await vt.submit(set, typed);
    const status = valueIn(item, 'status');
    expect(await team.codes({ ...setOp(status, 'AGREED'), opId: set.opId })).toEqual([
      'OP_ID_TAKEN',
    ]);
    expect(await team.codes({ ...typed })).toEqual(['OP_ID_TAKEN']);
    expect(await vt.codes({ ...setOp(status, 'AGREED'), opId: set.opId })).toEqual(['OP_ID_TAKEN']);
    expect(await vt.codes(addOp('condition', { opId: set.opId }))).toEqual(['OP_ID_TAKEN']);
    expect(await vt.codes({ ...typed, stream: textIn(item, 'fallback').stream })).toEqual([
      'OP_ID_TAKEN',
    ]);
    const unchanged = await vt.item(item.id);
    expect(valueIn(unchanged, 'status').rev).toBe(0);
    expect(textIn(unchanged, 'fallback').rev).toBe(0);
  });

  it('[L-20] refuses a clock that runs a day off, and takes one that does not', async () => {
    const day = 86_400_000;
    const now = Date.now();
    const at = (time: number) => addOp('condition', { opId: newOpId(time) });
    expect(await vt.codes(at(now - day - 60_000))).toEqual(['CLOCK_SKEW']);
    expect(await vt.codes(at(now + day + 60_000))).toEqual(['CLOCK_SKEW']);
    expect(await vt.codes(at(now - day + 60_000), at(now + day - 60_000))).toEqual(['OK', 'OK']);
    expect(opIdTime(newOpId(now))).toBe(now);
  });

  it('[L-23] does not look at later ops on a stream where one was refused', async () => {
    const item = await vt.add('agreement');
    const text = textIn(item, 'action');
    const status = valueIn(item, 'status');
    const results = await vt.codes(
      typeOp(text, { insert: 'goed' }),
      setOp(status, 'KEPT'),
      { ...typeOp({ ...text, text: 'goed' }, { insert: '\u0007' }), rev: 0 },
      { ...typeOp({ ...text, text: 'goed' }, { insert: 'te laat' }), rev: 0 },
      setOp(status, 'AGREED'),
      setOp(valueIn(item, 'term'), 'SHORT'),
    );
    expect(results).toEqual([
      'OK',
      'TRANSITION_REFUSED',
      'TEXT_INVALID',
      'EARLIER_REFUSED',
      'EARLIER_REFUSED',
      'OK',
    ]);
    expect(textIn(await vt.item(item.id), 'action').text).toBe('goed');
  });

  it('[L-23] gives the code to the edit that is at fault, not to the first of the submission', async () => {
    const item = await vt.add('agreement');
    const text = textIn(item, 'action');
    const taken = (await team.accepted(addOp('condition'))).opId;
    const late = newOpId(Date.now() - 2 * 86_400_000);
    for (const [opId, code] of [
      [taken, 'OP_ID_TAKEN'],
      [late, 'CLOCK_SKEW'],
    ] as const) {
      const { rev, text: before } = textIn(await vt.item(item.id), 'action');
      const edit = (insert: string, after: string) => ({
        ...typeOp({ ...text, text: before + after }, { insert }),
        rev,
      });
      const results = await vt.codes(edit('a', ''), { ...edit('b', 'a'), opId }, edit('c', 'ab'));
      expect(results).toEqual(['OK', code, 'EARLIER_REFUSED']);
    }
    expect(textIn(await vt.item(item.id), 'action').text).toBe('aa');
  });

  it('[L-26] refuses a submission that is too long before looking at it', async () => {
    const ops = Array.from({ length: 65 }, () => addOp('condition'));
    await expect(vt.submit(...ops)).rejects.toMatchObject({ refusal: { code: 'MALFORMED' } });
    expect(await vt.sees(ops[0]?.opId ?? '')).toBe(false);
  });

  it('[L-26] refuses more ops than a person may make in ten seconds, and says when to come back', async () => {
    const limited = await TestApp.start({
      database: app.database,
      env: { VANGNET_LIMIT_OPS_PER_10_SECONDS: '3' },
    });
    try {
      const slow = vt.on(limited);
      expect(await slow.codes(addOp('condition'), addOp('condition'))).toEqual(['OK', 'OK']);
      const refusal = { code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) };
      await expect(slow.submit(addOp('condition'), addOp('condition'))).rejects.toMatchObject({
        refusal,
      });
      expect(await team.on(limited).codes(addOp('condition'))).toEqual(['OK']);
    } finally {
      await limited.close();
    }
  });

  it('[L-12] answers alike to a plan that does not exist and one that is for others', async () => {
    const outsider = await buildPerson(app, { organisation: vt.person.organisation });
    const submit = (planId: string) =>
      app.get(PlanWriter).submit(ctxOf(outsider), planId, [addOp('condition')]);
    for (const planId of [table.plan.id, outsider.id]) {
      await expect(submit(planId)).rejects.toMatchObject({ refusal: { code: 'ABSENT' } });
    }
  });

  it('[L-25] stores what waits for a commit together, in the order in which it came', async () => {
    const item = await vt.add('agreement');
    const text = textIn(item, 'action');
    const desks = [vt, team, table.shelter, table.police];
    const edits = Array.from({ length: 40 }, (_, index) => ({
      desk: desks[index % 4] ?? vt,
      op: typeOp(text, { at: 0, insert: `${index};` }),
    }));
    const results = await Promise.all(edits.map(({ desk, op }) => desk.accepted(op)));
    const revs = results.map(({ rev }) => rev);
    expect(revs).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    const words = edits.map((_, index) => `${index};`).join('');
    expect(textIn(await vt.item(item.id), 'action').text).toBe(words);
    expect(new Set(results.map(({ at }) => at)).size).toBeLessThan(results.length);
  });
});
