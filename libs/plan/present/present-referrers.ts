import { SECTIONS, kindOf, type FieldValue, type ShownItem } from '#contract';
import type { ViewerFacts } from '#access';
import type { ItemState } from '../state/plan-shape.js';
import type { PlanState } from '../state/plan-state.js';
import { presentItem, presentPlace } from './present-item.js';

/**
 * The items that refer to somebody who came into or went out of sight: their lists read otherwise from now on, without
 * anyone having edited them.
 */
export function presentReferrers(
  state: PlanState,
  facts: ViewerFacts,
  person: ItemState,
): ShownItem[] {
  if (person.kind !== 'involvedPerson') return [];
  return SECTIONS.flatMap((section) => state.itemsIn(section))
    .filter((item) => refersTo(state, item, person.id))
    .flatMap((item) => {
      const presented = presentItem(state, facts, item);
      return presented ? [{ item: presented, after: presentPlace(state, facts, item) }] : [];
    });
}

function refersTo(state: PlanState, item: ItemState, person: string): boolean {
  return Object.keys(kindOf(item.kind).fields).some((field) => {
    const { content } = state.streamOf(item, field);
    return content.type === 'value' && namesIn(content.value).includes(person);
  });
}

function namesIn(value: FieldValue): string[] {
  return [value].flat().flatMap((part) => (typeof part === 'object' && part ? [part.id] : []));
}
