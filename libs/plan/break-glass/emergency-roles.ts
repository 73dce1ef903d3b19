import type { EmergencyRole } from '#contract';
import { decide, seesFrom, type ViewerFacts } from '#access';
import { isDirector } from '../state/case-directors.js';
import type { BreakGlassState } from '../state/plan-shape.js';
import type { PlanState } from '../state/plan-state.js';

interface Asked {
  person: string;
  use: BreakGlassState;
  /** Unix milliseconds. */
  at: number;
}

/** As what somebody is told of a use (K-34); nothing when it is none of their business. */
export function rolesIn(
  state: PlanState,
  facts: ViewerFacts,
  { person, use, at }: Asked,
): EmergencyRole[] {
  if (!decide(facts, 'plan.read', { type: 'plan' })) return [];
  const roles: EmergencyRole[] = [];
  if (use.by.person === person) roles.push('USER');
  if (isTold(facts, use) && decide(facts, 'breakGlass.hear', { type: 'plan' }))
    roles.push('COORDINATOR');
  if (isDirector(state, person, at)) roles.push('DIRECTOR');
  return roles;
}

/** What is over and from before is none of a newcomer's business; a review that is to be done is somebody's, whole (D-45). */
export function isTold(facts: ViewerFacts, use: BreakGlassState): boolean {
  return use.review === 'OPEN' || seesFrom(facts, use.usedSeq);
}
