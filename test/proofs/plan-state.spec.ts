import { PAST_SIGHTS, PERSON_FUNCTIONS, type Op } from '#contract';
import { TestApp } from '../support/app.js';
import { circle, letIn } from '../support/circle.js';
import { buildTable, type Desk, type Table } from '../support/desk.js';
import { byStream, faultsOf, query, readLog } from '../support/log-check.js';
import { randomOp } from '../support/random-ops.js';
import { answer } from '../support/version.js';
import { Chance } from './chance.js';

const RUNS = process.env['PROOFS'] === 'full' ? 30 : 4;
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);

describe(`a plan in memory and in the database (seed ${SEED}, ${RUNS} runs)`, () => {
  const env = { VANGNET_LIMIT_OPS_PER_10_SECONDS: '1000000' };
  let writing: TestApp;
  let following: TestApp;

  beforeAll(async () => {
    writing = await TestApp.start({ env });
    following = await TestApp.start({ env, database: writing.database });
  });
  afterAll(async () => {
    await following.close();
    await writing.close();
  });

  it('[L-60] [A-08] [C-10] is the same plan for every viewer, written here, followed there, or loaded anew', async () => {
    for (let run = 0; run < RUNS; run += 1) {
      const seed = SEED + run;
      const chance = new Chance(seed);
      const table = await buildTable(writing, [], [...PERSON_FUNCTIONS]);
      for (const desk of desksOf(table)) await desk.on(following).plan();
      await writeAtRandom(chance, table);
      await compare(table, seed);
    }
  });

  async function writeAtRandom(chance: Chance, table: Table): Promise<void> {
    for (let turn = 0; turn < 60; turn += 1) {
      if (chance.below(12) === 0) await stirCircle(chance, table);
      const desk = chance.pick(desksOf(table));
      const plan = await desk.plan();
      const ops: Op[] = Array.from({ length: 1 + chance.below(4) }, () => randomOp(chance, plan));
      await desk.submit(...ops);
      // Now and then the other node catches up halfway, or writes itself.
      if (chance.below(5) === 0) {
        const there = desk.on(following);
        await there.submit(randomOp(chance, await there.plan()));
      }
    }
  }

  /** Somebody's organisation goes and comes back with less of the past, or the case takes a step. */
  async function stirCircle(chance: Chance, table: Table): Promise<void> {
    const { vt } = table;
    const other = chance.pick([table.police, table.shelter, table.team]);
    const { organisation } = other.person;
    const desk = vt.on(chance.pick([writing, following]));
    if (chance.below(2) === 0) {
      await decideOnVersion(chance, desk, other);
      return;
    }
    if (chance.below(3) === 0) {
      const { status } = (await vt.plan()).circle;
      await circle(desk, {
        kind: 'case.status',
        to: status === 'ACTIVE' ? 'MONITORING' : 'ACTIVE',
      });
      return;
    }
    const ending = {
      kind: 'organisation.end',
      organisation: organisation.id,
      reason: 'x',
    } as const;
    const code = await circle(desk, ending);
    // Whom the plan names as regievoerder may have come to be one of them, or somebody who leads instead of this one.
    if (code === 'OK') await letIn(desk, other, { past: chance.pick(PAST_SIGHTS) });
  }

  /** The plan is put up for approval, or somebody answers to that. */
  async function decideOnVersion(chance: Chance, leader: Desk, other: Desk): Promise<void> {
    const { version } = (await leader.plan()).circle;
    if (version?.state !== 'OPEN') {
      await circle(leader, { kind: 'version.propose', note: 'Zo staat het er' });
      return;
    }
    await answer(other, version, chance.pick([undefined, 'Niet haalbaar']));
  }

  async function compare(table: Table, seed: number): Promise<void> {
    const log = await readLog(writing.database.url, table.plan.id);
    expect({ seed, faults: faultsOf(log) }).toEqual({ seed, faults: [] });
    await compareStreams(table, byStream(log));
    const loading = await TestApp.start({ env, database: writing.database });
    try {
      for (const desk of desksOf(table)) {
        const written = { seed, plan: await desk.plan() };
        expect({ seed, plan: await desk.on(following).plan() }).toEqual(written);
        expect({ seed, plan: await desk.on(loading).plan() }).toEqual(written);
      }
    } finally {
      await loading.close();
    }
  }

  /** What the database keeps of each stream is where its log ends. */
  async function compareStreams(
    { plan }: Table,
    streams: ReturnType<typeof byStream>,
  ): Promise<void> {
    const kept = await query(writing.database.url, async (client) => {
      const { rows } = await client.query<{
        stream_id: string;
        rev: string;
        hash: Buffer;
        closed: boolean;
      }>('SELECT stream_id, rev, hash, closed FROM stream WHERE plan_id = $1', [plan.id]);
      return rows.map((row) => [
        row.stream_id,
        Number(row.rev),
        row.hash.toString('hex'),
        row.closed,
      ]);
    });
    const ends = [...streams.values()].flatMap((changes) => {
      const last = changes.at(-1);
      if (!last) return [];
      return [[last.streamId, last.rev, last.hash.toString('hex'), last.kind === 'stream.closed']];
    });
    expect(kept.map(String).toSorted()).toEqual(ends.map(String).toSorted());
  }
});

function desksOf({ vt, police, shelter, team }: Table): Desk[] {
  return [vt, police, shelter, team];
}
