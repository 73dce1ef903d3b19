import { kindsIn, SECTIONS, type PresentedPlan, type PresentedSection } from '#contract';
import { decide, isLocked, type Eyes } from '#access';
import type { Actor } from '#kernel';
import type { PlanNow } from './plan-now.js';
import { presentCircle } from './present-circle.js';
import { presentItem } from './present-item.js';

/** What the plan is called; not part of its log. */
export interface PlanTitle {
  id: string;
  caseNumber: string;
  label: string;
}

/** The whole plan as this viewer may see it. Whoever is not on the case has no plan to see; the caller checked that. */
export function presentPlan(
  plan: PlanNow,
  eyes: Eyes,
  { title, actor }: { title: PlanTitle; actor: Actor },
): PresentedPlan {
  return {
    ...title,
    you: { person: actor.person, organisation: actor.organisation },
    members: plan.members.map(({ person, organisation, name, function: role }) => ({
      person,
      organisation,
      name,
      function: role,
    })),
    organisations: plan.organisations,
    circle: presentCircle(plan, eyes, actor),
    sections: presentSections(plan, eyes),
  };
}

/** A section is named to everyone whom the matrix lets read something there, whether or not anything is. */
function presentSections(plan: PlanNow, eyes: Eyes): PresentedSection[] {
  return SECTIONS.flatMap((section) => {
    if (!decide(eyes, 'plan.read', { type: 'section', section })) return [];
    const canAdd = decide(eyes, 'item.add', { type: 'section', section }) ? kindsIn(section) : [];
    const items = plan.state
      .itemsIn(section)
      .flatMap((item) => presentItem(plan, eyes, item) ?? []);
    // Who of another organisation may read a locked section follows from functions that are nobody's business.
    if ('own' in eyes && isLocked(section) && items.length === 0) return [];
    return [{ section, canAdd, items }];
  });
}
