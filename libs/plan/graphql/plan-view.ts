import type { PresentedMember, PresentedPlan } from '#contract';
import type { MemberModel } from './plan.model.js';
import { itemView } from './item-view.js';

/** A plan that may not have been opened yet: a list of plans that asks for their names alone opens none. */
export interface PlanView {
  id: string;
  caseNumber: string;
  label: string;
  /** For what a list tells of a plan; the line of the list stands for it (W-11). */
  summary: () => Promise<PresentedPlan>;
  /** For what stands in the plan: the access log has a line of its own for it first. */
  presented: () => Promise<PresentedPlan>;
}

/** Opens the plan at the first part that asks for it, and once for all of them. */
export function planView(
  title: Omit<PlanView, 'presented' | 'summary'>,
  { summary, presented }: Pick<PlanView, 'summary' | 'presented'>,
): PlanView {
  return { ...title, summary: once(summary), presented: once(presented) };
}

/** A plan that was opened, and whose line was written, before anyone asks for a part of it. */
export function openedView(plan: PresentedPlan): PlanView {
  const known = () => Promise.resolve(plan);
  return { ...plan, summary: known, presented: known };
}

function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => (opened ??= open());
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
