import type { ReviewWaitsFor } from '#contract';
import { decide } from '#access';
import type { PlanNow } from '../present/plan-now.js';
import type { BreakGlassState } from '../state/plan-shape.js';
import { isTold } from './emergency-roles.js';
import { isRunning } from './running.js';

/**
 * What the review waits for, as a privacy officer of the organisation of who pressed is told (K-36, K-37). To one who is shut out
 * of the case it always waits for a coordinator: what differs from a case with one would tell them.
 */
export function waitsFor(plan: PlanNow, use: BreakGlassState, officer: string): ReviewWaitsFor {
  if (plan.state.isDenied(officer) || isCoordinated(plan, use)) return 'COORDINATOR';
  if (use.by.person === officer) return 'OFFICER';
  return isRunning(plan.state, use, plan.at) ? 'END' : 'YOU';
}

/**
 * Whether a safety coordinator who did not press is on the case, and told of this use. One who is denied is still on it to others (K-03): until that is
 * confirmed the review waits. Functions are those of a moment ago; whoever acts is looked at anew.
 */
export function isCoordinated(plan: PlanNow, use: BreakGlassState): boolean {
  return plan.members.some(
    ({ person, facts }) =>
      person !== use.by.person &&
      isTold(facts, use) &&
      plan.directory.person(person)?.active === true &&
      decide(facts, 'breakGlass.review', { type: 'plan' }),
  );
}
