import type { BreakGlassState } from '../state/plan-shape.js';
import type { PlanState } from '../state/plan-state.js';

/** Whether a use opens something: not longer than whoever pressed is on the case. */
export function isRunning(
  state: PlanState,
  { by, endedAt, until }: BreakGlassState,
  at: number,
): boolean {
  return endedAt === null && at < until && state.isOnCase(by.person, at);
}
