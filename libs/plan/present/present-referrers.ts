import { SECTIONS, kindOf, viewPersonOf, type FieldValue, type ShownItem } from '#contract';
import { decide, type Eyes } from '#access';
import type { ItemState } from '../state/plan-shape.js';
import type { PlanState } from '../state/plan-state.js';
import { itemSubject } from '../viewer.js';
import type { PlanNow } from './plan-now.js';
import { presentItem, presentPlace } from './present-item.js';

/**
 * The items that refer to somebody who came into or went out of sight: their lists read otherwise from now on, without
 * anyone having edited them.
 */
export function presentReferrers(plan: PlanNow, eyes: Eyes, person: ItemState): ShownItem[] {
  const { state } = plan;
  if (person.kind !== 'involvedPerson') return [];
  return SECTIONS.flatMap((section) => state.itemsIn(section))
    .filter((item) => refersTo(state, eyes, { item, person: person.id }))
    .flatMap((item) => {
      const presented = presentItem(plan, eyes, item);
      return presented ? [{ item: presented, after: presentPlace(plan, eyes, item) }] : [];
    });
}

/** By a field that the viewer sees: one that is hidden must not make its item come again. */
function refersTo(
  state: PlanState,
  eyes: Eyes,
  { item, person }: { item: ItemState; person: string },
): boolean {
  const subject = itemSubject(item);
  if (!decide(eyes, 'item.read', subject)) return false;
  if (item.views.some((field) => viewPersonOf(field) === person)) return true;
  return Object.keys(kindOf(item.kind).fields).some((field) => {
    const { content } = state.streamOf(item, field);
    if (!decide(eyes, 'item.read', subject, field)) return false;
    return content.type === 'value' && namesIn(content.value).includes(person);
  });
}

function namesIn(value: FieldValue): string[] {
  return [value]
    .flat()
    .flatMap((part) => (typeof part === 'object' && part && 'id' in part ? [part.id] : []));
}
