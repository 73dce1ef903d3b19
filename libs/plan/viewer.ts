import type { ItemSubject, ViewerFacts } from '#access';
import type { Actor } from '#kernel';
import type { ItemState } from './state/plan-shape.js';
import type { PlanState } from './state/plan-state.js';

/** What decisions about this person look at, at one instant. A member acts for the organisation of the membership only. */
export function viewerFacts(state: PlanState, actor: Actor, at: number): ViewerFacts {
  const member = state.member(actor.person);
  const onCase = state.isOnCase(actor.person, at) && member?.organisation === actor.organisation;
  return { organisation: actor.organisation, organisationType: actor.organisationType, onCase };
}

export function itemSubject(item: ItemState): ItemSubject {
  return { type: 'item', section: item.section, audience: item.audience, owner: item.owner };
}
