import { Pairs, PAIRS, PAIRS_MS, SEED } from '../support/worlds/pairs.js';

/** P1, as in `two-worlds`, for readers whose organisation did not see all of the past. */
describe(`two worlds of who came later (seed ${SEED}, ${PAIRS} pairs)`, () => {
  let pairs: Pairs;

  beforeAll(async () => {
    pairs = await Pairs.begin('CURRENT', 'FROM_NOW');
  });
  afterAll(() => pairs.end());

  it(
    '[A-04] [A-07] [A-08] [A-09] [C-10] [K-03] [K-34] [L-13] [L-22] [L-50] [W-41] [X-01] look alike to who may not see the difference',
    async () => {
      expect(await pairs.play()).toBe(PAIRS);
    },
    PAIRS_MS,
  );
});
