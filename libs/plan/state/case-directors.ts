import type { FieldValue } from '#contract';
import type { ItemState } from './plan-shape.js';
import type { PlanState } from './plan-state.js';

/**
 * Regievoerder and deputy, of those on the case: whom the first accepted item of case direction names that is open to the
 * whole case. One that only some may read would let somebody make themselves regievoerder where others do not see it, and a
 * second one where there is a regievoerder already (C-02).
 */
export function leadersOf(state: PlanState, at: number): string[] {
  const item = leadingItem(state, at);
  return item ? namedIn(state, item).filter((person) => state.isOnCase(person, at)) : [];
}

/** The regievoerder, without the deputy. */
export function directorsOf(state: PlanState, at: number): string[] {
  const item = leadingItem(state, at);
  return item ? personIn(state, item, 'director') : [];
}

function leadingItem(state: PlanState, at: number): ItemState | undefined {
  return acceptedIn(state)
    .filter(({ audience }) => audience.type === 'CASE_OPEN')
    .toSorted((one, other) => one.addedSeq - other.addedSeq)
    .find((item) => namedIn(state, item).some((person) => state.isOnCase(person, at)));
}

function namedIn(state: PlanState, item: ItemState): string[] {
  return ['director', 'deputy'].flatMap((field) => personIn(state, item, field));
}

/** Everyone whom some reader may see to be the regievoerder: where to look for one, before asking who may see it. */
export function possibleDirectors(state: PlanState): string[] {
  return acceptedIn(state).flatMap((item) => personIn(state, item, 'director'));
}

function acceptedIn(state: PlanState): ItemState[] {
  return state
    .itemsIn('caseDirection')
    .filter((item) => !item.removed && valueIn(state, item, 'status') === 'ACCEPTED');
}

function personIn(state: PlanState, item: ItemState, field: string): string[] {
  const value = valueIn(state, item, field);
  return typeof value === 'object' && value !== null && 'id' in value ? [value.id] : [];
}

function valueIn(state: PlanState, item: ItemState, field: string): FieldValue {
  const { content } = state.streamOf(item, field);
  return content.type === 'value' ? content.value : null;
}
