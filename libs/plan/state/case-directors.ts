import { leadersBy, leadingOf, namedIn, type Direction } from '#contract';
import type { ItemState, ValueContent } from './plan-shape.js';
import type { PlanState } from './plan-state.js';

/**
 * Regievoerder and deputy, of those on the case, by the item that leads it (C-02). One that only some may read would let
 * somebody make themselves regievoerder where others do not see it.
 */
export function leadersOf(state: PlanState, at: number): string[] {
  const { leading, isOnCase } = directionAt(state, at);
  return leading ? leadersBy(leading, isOnCase) : [];
}

/** Whether somebody is the regievoerder by the item that leads, and not the deputy, and on the case. */
export function isDirector(state: PlanState, person: string, at: number): boolean {
  const { leading, isOnCase } = directionAt(state, at);
  return leading?.director.person === person && isOnCase(person);
}

function directionAt(state: PlanState, at: number) {
  const isOnCase = (person: string): boolean => state.isOnCase(person, at);
  const leading = leadingOf({ directions: directionsIn(state), isOnCase });
  return { leading, isOnCase };
}

/** Everyone who is the regievoerder while they are on the case: where to look for one, before asking who may see it. */
export function possibleDirectors(state: PlanState): string[] {
  return directionsIn(state)
    .filter(({ status, isOpen, isRemoved }) => status === 'ACCEPTED' && isOpen && !isRemoved)
    .flatMap(({ director }) => director.person ?? []);
}

/** What the items of case direction say, the oldest first. */
export function directionsIn(state: PlanState): Direction[] {
  return state
    .itemsIn('caseDirection')
    .toSorted((one, other) => one.addedSeq - other.addedSeq)
    .map((item) => directionBy(state, item));
}

/** What an item of case direction says. */
export function directionBy(state: PlanState, item: ItemState): Direction {
  const { value: status } = valueIn(state, item, 'status');
  return {
    item: item.id,
    status: typeof status === 'string' ? status : '',
    isOpen: item.audience.type === 'CASE_OPEN',
    isRemoved: item.removed,
    hasOrganisation: valueIn(state, item, 'organisation').value !== null,
    director: namedIn(valueIn(state, item, 'director')),
    deputy: namedIn(valueIn(state, item, 'deputy')),
  };
}

function valueIn(
  state: PlanState,
  item: ItemState,
  field: string,
): Pick<ValueContent, 'value' | 'by'> {
  const { content } = state.streamOf(item, field);
  return content.type === 'value' ? content : { value: null };
}
