import type { ErasureFacts } from '#access';
import type { Actor } from '#kernel';
import { circleFacts, firstOf } from '../ops/circle-context.js';
import { leadersOf } from '../state/case-directors.js';
import type { PlanState } from '../state/plan-state.js';

/** What decisions about erasures look at, for this person at one instant. */
export function erasureFacts(state: PlanState, actor: Actor, at: number): ErasureFacts {
  const { onCase, denied, leads } = circleFacts(state, actor, at);
  const { person, organisation, functions } = actor;
  const participation = state.participation(organisation);
  return {
    person,
    organisation,
    onCase,
    denied,
    leads,
    isOfficer: functions.includes('PRIVACY_OFFICER'),
    tookPart: participation !== undefined && participation.since !== null,
  };
}

/** The organisation that leads the case: the regievoerder's, or while there is none the one that began it (C-02). */
export function leadingOrganisation(state: PlanState, at: number): string {
  const [leader] = leadersOf(state, at);
  const led = leader === undefined ? undefined : state.member(leader)?.organisation;
  const first = led ?? firstOf(state) ?? state.case.begunBy;
  if (first === null) throw new Error('a case that no organisation began');
  return first;
}
