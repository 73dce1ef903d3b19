import type { Change } from '#history';
import { valueOf } from './change-value.js';
import type { PlanState } from './plan-state.js';

/** Whether a change is about somebody's conflict of interest, or touches one. */
export function isOfDenial({ kind }: Pick<Change, 'kind'>): boolean {
  return kind.startsWith('person.') || kind === 'member.added';
}

export function applyDenial(state: PlanState, change: Change): void {
  const person = change.genesis?.item ?? state.stream(change.streamId)?.item;
  if (person === undefined) throw new Error('a denial without its person');
  if (change.kind === 'person.denied') {
    const { how } = valueOf(change, 'person.denied');
    state.putDenial({ person, how, since: change.at, lifted: false, unlisted: false });
    return;
  }
  const denial = state.denial(person);
  if (!denial) return;
  if (change.kind === 'person.allowed') {
    state.putDenial({ ...denial, lifted: true, unlisted: false });
  } else {
    // Added again, they are shown again: what became of it must not tell of it (K-04).
    state.putDenial({ ...denial, unlisted: change.kind === 'person.unlisted' });
  }
}
