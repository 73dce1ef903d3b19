import type { Change } from '#history';
import { valueOf } from './change-value.js';
import type { BreakGlassState } from './plan-shape.js';
import type { PlanState } from './plan-state.js';

/** Whether a change is about a use of the emergency button. */
export function isOfBreakGlass({ kind }: Pick<Change, 'kind'>): boolean {
  return kind.startsWith('breakGlass.');
}

export function applyBreakGlass(state: PlanState, change: Change): void {
  if (change.kind === 'breakGlass.used') {
    state.putEmergency(begun(change));
    return;
  }
  const known = state.emergency(state.stream(change.streamId)?.item ?? '');
  if (!known) throw new Error('a change of an emergency that is not known');
  state.putEmergency(after(known, change));
}

/** Nobody goes on with a use who is off the case; it does not begin again with them (K-31). */
export function endUsesOfThoseGone(state: PlanState, at: number): void {
  for (const use of [...state.runningEmergencies()]) {
    if (!state.isOnCase(use.by.person, at)) state.putEmergency({ ...use, endedAt: at });
  }
}

function begun(change: Change): BreakGlassState {
  const { reason, until } = valueOf(change, 'breakGlass.used');
  return {
    id: change.opId,
    by: { person: change.person, organisation: change.organisation },
    reason,
    usedSeq: change.seq,
    at: change.at,
    until,
    endedAt: null,
    review: 'OPEN',
    conclusion: null,
    reviewedBy: null,
    seenBy: [],
  };
}

function after(known: BreakGlassState, change: Change): BreakGlassState {
  switch (change.kind) {
    case 'breakGlass.ended':
    case 'breakGlass.expired':
      return { ...known, endedAt: change.at };
    case 'breakGlass.reviewed': {
      const { verdict, conclusion } = valueOf(change, 'breakGlass.reviewed');
      return { ...known, review: verdict, conclusion, reviewedBy: change.person };
    }
    case 'breakGlass.seen':
      return { ...known, seenBy: [...known.seenBy, change.person] };
    default:
      return known;
  }
}
