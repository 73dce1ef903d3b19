import { TestApp } from '../support/app.js';
import { Beat } from '../support/worlds/beat.js';
import { GUESSES, HIDDEN_STEPS, hideSomething } from '../support/worlds/hidden-steps.js';
import { difference } from '../support/worlds/transcript.js';
import { beginPlan, VISIBLE_STEPS } from '../support/worlds/visible-steps.js';
import { ROLES, World } from '../support/worlds/world.js';
import { Chance } from './chance.js';

const PAIRS = process.env['PROOFS'] === 'full' ? 80 : 10;
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
const STEPS = 32;
/** Worlds wait for ticks of the server most of the time; so many pairs can wait together. */
const TOGETHER = 5;

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
    '[A-04] [A-07] [A-08] [A-09] [L-13] [L-22] [L-50] look alike to who may not see the difference',
    async () => {
      for (let pair = 0; pair < PAIRS; pair += TOGETHER) {
        const seeds = Array.from({ length: TOGETHER }, (_, index) => SEED + pair + index);
        const differences = await Promise.all(seeds.map(differenceOf));
        expect(differences.filter((each) => each !== undefined)).toEqual([]);
      }
    },
    PAIRS * 20_000,
  );

  async function differenceOf(seed: number): Promise<unknown> {
    const chance = new Chance(seed);
    const reader = chance.pick(ROLES);
    const rich = await World.begin({ app, beat, reader, hasHidden: true });
    const plain = await World.begin({ app, beat, reader, hasHidden: false });
    const both = [rich, plain];
    await hideSomething(rich);
    await Promise.all(both.map(beginPlan));
    await Promise.all(both.map((world) => world.openAll()));
    for (let turn = 0; turn < STEPS; turn += 1) {
      await takeStep(chance, both);
      await Promise.all(both.map((world) => world.settle()));
      const parted = difference(rich.transcript, plain.transcript);
      if (parted !== undefined) return { seed, turn, reader, parted };
    }
    for (const world of both) {
      await world.noteQueries();
      await world.noteOpened(undefined);
      await world.noteOpened(0);
      world.leave();
    }
    const parted = difference(rich.transcript, plain.transcript);
    return parted === undefined ? undefined : { seed, turn: STEPS, reader, parted };
  }
});

/** One draw decides what happens; each world draws the rest from the same chance. */
async function takeStep(chance: Chance, worlds: readonly World[]): Promise<void> {
  const kind = chance.below(10);
  const steps = kind < 5 ? VISIBLE_STEPS : kind < 8 ? HIDDEN_STEPS : GUESSES;
  const step = chance.pick(steps);
  const seed = chance.below(2 ** 30);
  const taking = steps === HIDDEN_STEPS ? worlds.filter(({ hasHidden }) => hasHidden) : worlds;
  await Promise.all(taking.map((world) => step(world, new Chance(seed))));
}
