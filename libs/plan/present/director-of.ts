import { directionIn, leadingOf, type PresentedPlan } from '#contract';

/** Name of the regievoerder (C-02), where the reader sees the item that says so. */
export function directorOf(plan: PresentedPlan): string | null {
  const director = leadingOf(directionIn(plan))?.director.person;
  return plan.members.find(({ person }) => person === director)?.name ?? null;
}
