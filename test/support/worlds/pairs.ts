import fc from 'fast-check';
import type { PastSight } from '#contract';
import { TestApp } from '../app.js';
import { Beat } from './beat.js';
import { beginLedger } from './proofs.js';
import { hideSomething, livePast } from './hidden-steps.js';
import { scenarios, type Scenario } from './scenario.js';
import { difference } from './transcript.js';
import { beginPlan } from './visible-steps.js';
import { World } from './world.js';

export const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
/** With the seed of a failure: its path, to play that pair alone. */
const SEED_PATH = process.env['SEED_PATH'];
const USUAL_PAIRS = process.env['PROOFS'] === 'full' ? 500 : 10;
/** Of readers with each of two sorts of past; a pair is two worlds. */
export const PAIRS = SEED_PATH === undefined ? USUAL_PAIRS : 1;
/** Worlds wait for ticks of the server most of the time; so many pairs can wait together. */
const TOGETHER = PAIRS >= 100 ? 20 : 10;
const LANES =
  SEED_PATH === undefined
    ? Array.from({ length: TOGETHER }, (_, lane) => ({
        seed: SEED + lane,
        numRuns: PAIRS / TOGETHER,
      }))
    : [{ seed: SEED, path: SEED_PATH, numRuns: 1 }];
/** With more to go, a failure is shown as short as it is by then. */
const SHRINK_MS = 120_000;
/** Milliseconds for all pairs: a guard against hanging. */
export const PAIRS_MS = PAIRS * 5000 + SHRINK_MS;

type Played = fc.RunDetails<[Scenario]>;

/** Many pairs of worlds, played on one server until two of them part. */
export class Pairs {
  private constructor(
    private readonly app: TestApp,
    private readonly beat: Beat,
    private readonly scenario: fc.Arbitrary<Scenario>,
  ) {}

  /** @param pasts what the reader's organisation may see of the time before it took part, one of these. */
  static async begin(...pasts: PastSight[]): Promise<Pairs> {
    const app = await TestApp.start({
      env: {
        VANGNET_LIMIT_OPS_PER_10_SECONDS: '1000000',
        VANGNET_LIMIT_PRESENCE_PER_SECOND: '1000000',
        VANGNET_LIMIT_EXPORTS_PER_HOUR: '1000000',
      },
    });
    await beginLedger(app);
    return new Pairs(app, await Beat.begin(app), scenarios(...pasts));
  }

  async end(): Promise<void> {
    this.beat.leave();
    await this.app.close();
  }

  /**
   * Answers with how many pairs looked alike.
   *
   * @throws Error with the shortest scenario that a failure shrinks to, its seed and path
   */
  async play(): Promise<number> {
    const runs = await Promise.all(LANES.map((lane) => this.playLane(lane)));
    const parted = runs.find(({ failed }) => failed);
    if (parted) await this.throwShrunk(parted);
    return runs.reduce((sum, { numRuns }) => sum + numRuns, 0);
  }

  private playLane(lane: fc.Parameters<[Scenario]>): Promise<Played> {
    const property = fc.asyncProperty(this.scenario, (scenario) => this.lookAlike(scenario));
    // Biased, fast-check would begin with short scenarios.
    return fc.check(property, { ...lane, unbiased: true, endOnFailure: true });
  }

  /** Shrinking is quicker alone. */
  private async throwShrunk({ seed, counterexamplePath, errorInstance }: Played): Promise<never> {
    const until = Date.now() + SHRINK_MS;
    const property = fc.asyncProperty(this.scenario, async (scenario) => {
      // An interruption by fast-check would leave a pair under way.
      fc.pre(Date.now() < until);
      await this.lookAlike(scenario);
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

  private async lookAlike({ reader, past, turns }: Scenario): Promise<void> {
    const { app, beat } = this;
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
      await Promise.all(both.map((world) => world.noteAll(turns.length)));
      expectAlike(rich, plain, 'at the last look');
    } finally {
      for (const world of both) world.leave();
    }
  }
}

function expectAlike(rich: World, plain: World, when: string): void {
  const parted = difference(rich.transcript, plain.transcript);
  if (parted === undefined) return;
  throw new Error(`parted for ${rich.reader} (past ${rich.past}) ${when}: ${parted}`);
}
