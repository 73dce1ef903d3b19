import { kindsIn, SECTIONS, type PresentedPlan, type PresentedSection } from '#contract';
import { decide, type ViewerFacts } from '#access';
import type { Actor } from '#kernel';
import type { Directory } from '../directory.js';
import type { PlanState } from '../state/plan-state.js';
import { presentItem } from './present-item.js';

/** What the plan is called; not part of its log. */
export interface PlanTitle {
  id: string;
  caseNumber: string;
  label: string;
}

export interface PlanToPresent {
  title: PlanTitle;
  state: PlanState;
  directory: Directory;
  at: number;
}

/** The whole plan as this viewer may see it. Whoever is not on the case has no plan to see; the caller checked that. */
export function presentPlan(plan: PlanToPresent, actor: Actor, facts: ViewerFacts): PresentedPlan {
  return {
    ...plan.title,
    you: { person: actor.person, organisation: actor.organisation },
    ...presentMembers(plan),
    sections: presentSections(plan.state, facts),
  };
}

export function presentSections(state: PlanState, facts: ViewerFacts): PresentedSection[] {
  return SECTIONS.filter((section) => decide(facts, 'plan.read', { type: 'section', section })).map(
    (section) => ({
      section,
      canAdd: decide(facts, 'item.add', { type: 'section', section }) ? kindsIn(section) : [],
      items: state.itemsIn(section).flatMap((item) => presentItem(state, facts, item) ?? []),
    }),
  );
}

function presentMembers({
  state,
  directory,
  at,
}: PlanToPresent): Pick<PresentedPlan, 'members' | 'organisations'> {
  const members = state
    .membersAt(at)
    .flatMap(({ person, organisation }) => {
      const known = directory.person(person);
      return known ? [{ person, organisation, name: known.name, function: known.function }] : [];
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'nl'));
  const ids = new Set(members.map(({ organisation }) => organisation));
  const organisations = [...ids]
    .flatMap((id) => directory.organisation(id) ?? [])
    .sort((a, b) => a.name.localeCompare(b.name, 'nl'));
  return { members, organisations };
}
