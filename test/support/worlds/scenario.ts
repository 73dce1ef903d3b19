import fc from 'fast-check';
import type { PastSight } from '#contract';
import { Chance } from '../../proofs/chance.js';
import { GUESSES, HIDDEN_STEPS } from './hidden-steps.js';
import { VISIBLE_STEPS, type Step } from './visible-steps.js';
import { ROLES, type Role, type World } from './world.js';

/** Who reads, and what happens. */
export interface Scenario {
  reader: Role;
  past: PastSight;
  turns: readonly Turn[];
}

type Sort = 'visible' | 'hidden' | 'guess';

/** A step with a seed of its own for all that it draws, so that it means much the same when turns before it are left out. */
export class Turn {
  constructor(
    private readonly sort: Sort,
    private readonly step: Step,
    private readonly seed: number,
  ) {}

  /** Each world draws from the same chance. */
  async take(worlds: readonly World[]): Promise<void> {
    const taking = this.sort === 'hidden' ? worlds.filter(({ hasHidden }) => hasHidden) : worlds;
    await Promise.all(taking.map((world) => this.step(world, new Chance(this.seed))));
  }

  /** As fast-check reports it. */
  toString(): string {
    return `${this.sort} ${this.step.name}(${this.seed})`;
  }
}

const TURN = fc.noShrink(
  fc.oneof(
    { weight: 5, arbitrary: turnOf('visible', VISIBLE_STEPS) },
    { weight: 3, arbitrary: turnOf('hidden', HIDDEN_STEPS) },
    { weight: 2, arbitrary: turnOf('guess', GUESSES) },
  ),
);

/** Ten turns on average, up to 28, in parts of which shrinking can leave out any. */
const PARTS = fc.array(fc.array(TURN, { maxLength: 4 }), { minLength: 3, maxLength: 7 });

export function scenarios(...pasts: PastSight[]): fc.Arbitrary<Scenario> {
  return fc.record({
    reader: fc.noShrink(fc.constantFrom(...ROLES)),
    past: fc.noShrink(fc.constantFrom(...pasts)),
    // An array shrinks from its front: turned round, what came after the failure goes first.
    turns: PARTS.map((parts) => parts.flat().toReversed()),
  });
}

function turnOf(sort: Sort, steps: readonly Step[]): fc.Arbitrary<Turn> {
  return fc
    .tuple(fc.constantFrom(...steps), fc.nat())
    .map(([step, seed]) => new Turn(sort, step, seed));
}
