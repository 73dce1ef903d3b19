import type { MemberState } from './plan-shape.js';
import type { PlanState } from './plan-state.js';

/** Whether a stay is or will be one that everyone on the case is shown: it is not over, and not taken off it in silence (K-04). */
export function isShown(state: PlanState, { person, organisation, endsAt }: MemberState, at: number): boolean {
  return (
    state.takesPart(organisation) &&
    state.denial(person)?.unlisted !== true &&
    (endsAt === null || at < endsAt)
  );
}
