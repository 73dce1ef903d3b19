import type { Change } from '#history';
import { valueOf } from './change-value.js';
import type { ParticipationState } from './plan-shape.js';
import type { PlanState } from './plan-state.js';

/** What a change does to who takes part, who is on the case, and the case itself; nothing for any other change. */
export function applyCircle(state: PlanState, change: Change): void {
  switch (change.kind) {
    case 'member.added':
    case 'member.ended':
      return applyMember(state, change);
    case 'organisation.invited':
    case 'organisation.accepted':
    case 'organisation.declined':
    case 'organisation.left':
    case 'organisation.ended':
      return applyParticipation(state, change);
    case 'case.begun': {
      const { status } = valueOf(change, 'case.begun');
      state.case = { ...state.case, status, begunBy: change.organisation };
      return;
    }
    case 'case.status': {
      const { from, to } = valueOf(change, 'case.status');
      const begunBy =
        from === 'CLOSED' && to === 'ACTIVE' ? change.organisation : state.case.begunBy;
      const isOver = to === 'CLOSED' || to === 'ARCHIVED';
      const closedAt = isOver ? (state.case.closedAt ?? change.at) : null;
      state.case = { ...state.case, status: to, begunBy, closedAt };
      return;
    }
    case 'case.marked':
      state.case = { ...state.case, safetyHouse: valueOf(change, 'case.marked').safetyHouse };
      return;
    default:
  }
}

function applyMember(state: PlanState, change: Change): void {
  const person = subjectOf(state, change);
  if (change.kind === 'member.added') {
    const { organisation, endsAt, beginsAt = change.at } = valueOf(change, 'member.added');
    const named = state.member(person)?.named ?? false;
    state.putMember({ person, organisation, beginsAt, endsAt, named });
    return;
  }
  const member = state.member(person);
  if (member) state.putMember({ ...member, endsAt: change.at });
}

function applyParticipation(state: PlanState, change: Change): void {
  const organisation = subjectOf(state, change);
  const after = participationAfter(state, organisation, change);
  state.putParticipation(after);
  if (after.status === 'ACCEPTED' || after.status === 'INVITED') return;
  // Who comes back is put on the case anew (C-09).
  for (const member of membersOf(state, organisation)) {
    const { endsAt } = member;
    if (endsAt === null || endsAt > change.at) state.putMember({ ...member, endsAt: change.at });
  }
}

/** Everyone of an organisation who is or was on the case. */
export function membersOf(state: PlanState, organisation: string) {
  return [...state.allMembers()].filter((member) => member.organisation === organisation);
}

function participationAfter(
  state: PlanState,
  organisation: string,
  change: Change,
): ParticipationState {
  const { at, seq } = change;
  const step = { organisation, changedSeq: seq, changedAt: at, note: null };
  const invitedBy = { person: change.person, organisation: change.organisation };
  if (change.kind === 'organisation.invited') {
    const { ground, past } = valueOf(change, 'organisation.invited');
    return { ...step, status: 'INVITED', ground, past, invitedBy, invitedAt: at, since: null };
  }
  const before = state.participation(organisation);
  if (change.kind === 'organisation.accepted') {
    const { ground, past = 'ALL' } = valueOf(change, 'organisation.accepted');
    const asked = before ?? { ground: ground ?? null, past, invitedBy, invitedAt: at };
    const given = ground ? { ground, past, invitedBy, invitedAt: at } : asked;
    return { ...asked, ...given, ...step, status: 'ACCEPTED', since: { seq, at } };
  }
  if (!before) throw new Error('an end of taking part without its begin');
  const { reason } = change.value as { reason: string | null };
  return { ...before, ...step, status: endOf(change), note: reason };
}

function endOf({ kind }: Change): 'DECLINED' | 'LEFT' | 'ENDED' {
  if (kind === 'organisation.declined') return 'DECLINED';
  return kind === 'organisation.left' ? 'LEFT' : 'ENDED';
}

/** The person, or the organisation, whom the change tells of. */
function subjectOf(state: PlanState, change: Change): string {
  const subject = change.genesis?.item ?? state.stream(change.streamId)?.item;
  if (!subject) throw new Error('a change of the circle without whom it is about');
  return subject;
}
