import type { Change } from '#history';
import { valueOf } from './change-value.js';
import type { DenialState } from './plan-shape.js';
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
    const since = change.at;
    state.putDenial({ person, how, since, lifted: false, unlisted: false, stayEndsAt: null });
    return;
  }
  const denial = state.denial(person);
  if (!denial) return;
  if (change.kind === 'person.allowed') {
    if (denial.unlisted) resumeStay(state, denial);
    state.putDenial({ ...denial, lifted: true, unlisted: false, stayEndsAt: null });
  } else if (change.kind === 'person.unlisted') {
    const stayEndsAt = endStay(state, person, change.at);
    state.putDenial({ ...denial, unlisted: true, stayEndsAt });
  } else {
    // Added again, they are shown again: what became of it must not tell of it (K-04).
    state.putDenial({ ...denial, unlisted: false, stayEndsAt: null });
  }
}

/** Answers until when it would have been. */
function endStay(state: PlanState, person: string, at: number): number | null {
  const member = state.member(person);
  if (!member) return null;
  if (member.endsAt === null || member.endsAt > at) state.putMember({ ...member, endsAt: at });
  return member.endsAt;
}

/** As if it had never been confirmed, unless the organisation went since (C-09). */
function resumeStay(state: PlanState, { person, stayEndsAt }: DenialState): void {
  const member = state.member(person);
  const endedAt = member?.endsAt ?? null;
  if (!member || endedAt === null) return;
  const since = state.participation(member.organisation)?.since?.at;
  if (since === undefined || since > endedAt) return;
  state.putMember({ ...member, endsAt: stayEndsAt });
}
