import fc from 'fast-check';
import { TestApp } from '../support/app.js';
import { Beat } from '../support/worlds/beat.js';
import { hideSomething, livePast } from '../support/worlds/hidden-steps.js';
import { SCENARIO, type Scenario } from '../support/worlds/scenario.js';
import { difference } from '../support/worlds/transcript.js';
import { beginPlan } from '../support/worlds/visible-steps.js';
import { World } from '../support/worlds/world.js';

const PAIRS = process.env['PROOFS'] === 'full' ? 1000 : 20;
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
/** With the seed of a failure: its path, to play that pair alone. */
const SEED_PATH = process.env['SEED_PATH'];
/** Worlds wait for ticks of the server most of the time; so many pairs can wait together. */
const TOGETHER = 20;
const LANES =
  SEED_PATH === undefined
    ? Array.from({ length: TOGETHER }, (_, lane) => ({
        seed: SEED + lane,
        numRuns: PAIRS / TOGETHER,
      }))
    : [{ seed: SEED, path: SEED_PATH, numRuns: 1 }];
/** With more to go, a failure is shown as short as it is by then. */
const SHRINK_MS = 120_000;

type Played = fc.RunDetails<[Scenario]>;

/**
 * P1: two plans that differ only in what a reader may not see, driven by one scheduler. What reaches the reader on any
 * channel is the same, after renaming random values by first appearance, and equally long.
 */
describe(`two worlds (seed ${SEED}, ${PAIRS} pairs)`, () => {
  let app: TestApp;
  let beat: Beat;

  beforeAll(async () => {
    app = await TestApp.start({
      env: {
        VANGNET_LIMIT_OPS_PER_10_SECONDS: '1000000',
        VANGNET_LIMIT_PRESENCE_PER_SECOND: '1000000',
      },
    });
    beat = await Beat.begin(app);
  });
  afterAll(async () => {
    beat.leave();
    await app.close();
  });

  it(
    '[A-04] [A-07] [A-08] [A-09] [C-10] [K-03] [K-34] [L-13] [L-22] [L-50] [W-41] look alike to who may not see the difference',
    async () => {
      const runs = await Promise.all(LANES.map(playPairs));
      const parted = runs.find(({ failed }) => failed);
      if (parted) await assertShrunk(parted);
    },
    PAIRS * 5000 + SHRINK_MS,
  );

  function playPairs(lane: fc.Parameters<[Scenario]>): Promise<Played> {
    const property = fc.asyncProperty(SCENARIO, lookAlike);
    // Biased, fast-check would begin with short scenarios.
    return fc.check(property, { ...lane, unbiased: true, endOnFailure: true });
  }

  /** Throws the shortest scenario that a failure shrinks to. This is quicker alone. */
  async function assertShrunk({ seed, counterexamplePath, errorInstance }: Played): Promise<never> {
    const until = Date.now() + SHRINK_MS;
    const property = fc.asyncProperty(SCENARIO, async (scenario) => {
      // An interruption by fast-check would leave a pair under way.
      fc.pre(Date.now() < until);
      await lookAlike(scenario);
    });
    await fc.assert(property, {
      seed,
      path: counterexamplePath ?? '',
      numRuns: 1,
      unbiased: true,
      endOnFailure: SEED_PATH !== undefined,
    });
    throw new Error(`parted once: { seed: ${seed}, path: "${counterexamplePath}" }`, {
      cause: errorInstance,
    });
  }

  async function lookAlike({ reader, past, turns }: Scenario): Promise<void> {
    const rich = await World.begin({ app, beat, reader, past, hasHidden: true });
    const plain = await World.begin({ app, beat, reader, past, hasHidden: false });
    const both = [rich, plain];
    try {
      await livePast(rich);
      await Promise.all(both.map((world) => world.letReaderIn()));
      await hideSomething(rich);
      await Promise.all(both.map(beginPlan));
      await Promise.all(both.map((world) => world.openAll()));
      for (const [index, turn] of turns.entries()) {
        await turn.take(both);
        await Promise.all(both.map((world) => world.settle()));
        expectAlike(rich, plain, `after turn ${index + 1}, ${turn.toString()}`);
      }
      await Promise.all(both.map((world) => world.noteAll()));
      expectAlike(rich, plain, 'at the last look');
    } finally {
      for (const world of both) world.leave();
    }
  }
});

function expectAlike(rich: World, plain: World, when: string): void {
  const parted = difference(rich.transcript, plain.transcript);
  if (parted === undefined) return;
  throw new Error(`parted for ${rich.reader} (past ${rich.past}) ${when}: ${parted}`);
}
