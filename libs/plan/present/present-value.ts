import { isOwnView, type FieldValue, type PersonRef } from '#contract';
import { decide, type Eyes } from '#access';
import { itemSubject } from '../viewer.js';
import type { PlanState } from '../state/plan-state.js';

/** A value without references to people whom the viewer may not see: an id alone would betray that they exist. */
export function presentValue(state: PlanState, eyes: Eyes, value: FieldValue): FieldValue {
  if (Array.isArray(value)) {
    const known = value.filter((entry) => mayKnow(state, eyes, entry)) as string[] | PersonRef[];
    return known.length > 0 ? known : null;
  }
  return mayKnow(state, eyes, value) ? value : null;
}

function mayKnow(state: PlanState, eyes: Eyes, value: FieldValue): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return true;
  if (isOwnView(value) || value.sort !== 'involved') return true;
  const item = state.item(value.id);
  return item !== undefined && decide(eyes, 'item.read', itemSubject(item));
}
