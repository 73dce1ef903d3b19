import type { PresentedMember, PresentedPlan } from '#contract';
import type { MemberModel } from './plan.model.js';
import { itemView } from './item-view.js';

/** A plan that may not have been opened yet: a list of plans that asks for their names alone opens none. */
export interface PlanView {
  id: string;
  caseNumber: string;
  label: string;
  presented: () => Promise<PresentedPlan>;
}

/** Opens the plan at the first part that asks for it, and once for all of them. */
export function planView(
  title: Omit<PlanView, 'presented'>,
  open: () => Promise<PresentedPlan>,
): PlanView {
  let opened: Promise<PresentedPlan> | undefined;
  return { ...title, presented: () => (opened ??= open()) };
}

export function sectionViews({ sections }: PresentedPlan): Record<string, unknown>[] {
  return sections.map((section) => ({ ...section, items: section.items.map(itemView) }));
}

export function circleView({ circle }: PresentedPlan): Record<string, unknown> {
  const participations = circle.participations.map(({ organisation: id, name, type, ...one }) => ({
    ...one,
    organisation: { id, name, type },
  }));
  return { ...circle, participations };
}

export function memberView(member: PresentedMember): MemberModel {
  const { person, organisation, name } = member;
  return { organisation, person: { id: person, name, function: member.function } };
}
