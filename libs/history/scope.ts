import type { Actor, Scope } from '#kernel';

/** These plans, for appending to them, or for their heads and nothing else of them. */
export function inPlans(planIds: readonly string[]): Scope {
  return { plans: `{${planIds.join(',')}}` };
}

/** One plan, whole. */
export function inPlan(planId: string): Scope {
  return { ...inPlans([planId]), plan: planId };
}

/** What one person may read, of one plan or, without it, of which plans there are. */
export function asReader({ person, organisation }: Actor, planId?: string): Scope {
  return { person, organisation, ...(planId !== undefined && { plan: planId }) };
}

/** No plan and nobody: for the worker, whose rights reach across cases and into none. */
export const ACROSS_CASES: Scope = {};
