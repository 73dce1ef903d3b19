import type { PlanState } from '../state/plan-state.js';

/**
 * How the safety coordinators are reached: the one place where something is read past its audience (K-32, ADR 11). Items
 * of any other kind are not looked at, so no answer depends on whether there are any. Of a shelter that left nobody would
 * be told, and nobody would answer for it: its contact is none.
 */
export function emergencyContacts(state: PlanState): string[] {
  return state
    .itemsIn('shelterLocation')
    .filter(({ kind, removed }) => kind === 'coordinatorContact' && !removed)
    .filter(({ owner }) => state.takesPart(owner))
    .flatMap((item) => {
      const { content } = state.streamOf(item, 'contact');
      const value = content.type === 'value' ? content.value : null;
      return typeof value === 'string' && value.trim() !== '' ? [value] : [];
    });
}
