import { randomUUID } from 'node:crypto';
import { CHECKPOINT, openHeadProof } from '#ledger';
import { Signer } from '../../apps/signer/signer.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { minute, TestSigner } from '../support/ledger/test-signer.js';
import { WrittenLog } from '../support/ledger/written-log.js';

describe('proofs of heads', () => {
  let database: TestDatabase;
  let log: WrittenLog;
  let signer: TestSigner;
  const [one, other, third] = [randomUUID(), randomUUID(), randomUUID()];
  const streams = new Map<string, string[]>();

  beforeEach(async () => {
    database = await createTestDatabase();
    log = await WrittenLog.open(database.url);
    signer = await TestSigner.start(database.url);
    for (const plan of [one, other, third]) {
      const own = [await log.write(plan, minute(0)), await log.write(plan, minute(0))];
      streams.set(plan, own);
    }
  });
  afterEach(async () => {
    await signer.close();
    await log.close();
    await database.drop();
  });

  const wish = (plan: string, since: number, until: number) =>
    log.client.query('INSERT INTO proof_wish VALUES ($1, $2, $3, $4)', [
      plan,
      randomUUID(),
      new Date(since),
      new Date(until),
    ]);

  /** The plans that have proofs, each checked against the checkpoint that it is of. */
  async function proven(): Promise<string[]> {
    const { rows } = await log.client.query<{
      plan_id: string;
      stream_id: string;
      bytes: Buffer;
      leaf: Buffer;
    }>(`SELECT plan_id, stream_id, head_proof.bytes, ledger_leaf.bytes AS leaf
        FROM head_proof LEFT JOIN ledger_leaf USING (number) ORDER BY plan_id, stream_id`);
    const plans = new Set(rows.map(({ plan_id }) => plan_id));
    for (const { stream_id, bytes, leaf } of rows) {
      const { headsRoot } = CHECKPOINT.open(leaf, [signer.key]);
      const { rev, hash } = log.last(stream_id);
      const head = { streamId: stream_id, rev, head: hash };
      expect(openHeadProof(bytes, headsRoot)).toEqual(head);
    }
    const found = rows.map(({ stream_id }) => stream_id).sort();
    expect(found).toEqual([...plans].flatMap((plan) => streams.get(plan) ?? []).sort());
    return [...plans];
  }

  it('[G-54] are made of all streams of plans that somebody wishes for, and replaced by the next', async () => {
    await wish(one, minute(1), minute(3));
    await wish(other, minute(2) + 1, minute(9));
    await signer.sign(1);
    expect(await proven()).toEqual([one]);
    await log.write(one, minute(1) + 1, streams.get(one)?.[0]);
    await signer.sign(2);
    expect(await proven()).toEqual([one]);
    await signer.sign(3);
    expect(await proven()).toEqual([other]);
    await signer.sign(10);
    expect(await proven()).toEqual([]);
  });

  it('[G-54] are so many at once, by turns, and of a plan that has more in one go', async () => {
    for (const [index, plan] of [one, other, third].entries()) {
      await wish(plan, minute(0) + index, minute(99));
    }
    const seen: string[][] = [];
    for (const [proofsAtOnce, moments] of [
      [4, [1, 2, 3]],
      [1, [4]],
    ] as const) {
      signer.signer = new Signer({ ...signer.deps, proofsAtOnce });
      for (const moment of moments) {
        await signer.sign(moment);
        seen.push((await proven()).sort());
      }
    }
    expect(seen.map(({ length }) => length)).toEqual([2, 2, 2, 1]);
    expect(seen[0]).toEqual([one, other].sort());
    expect(seen[1]).toEqual([third, one].sort());
    expect(seen[2]).toEqual([one, other].sort());
    expect(seen[3]).toEqual([third]);
  });
});
