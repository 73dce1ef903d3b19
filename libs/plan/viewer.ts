import { functionsThatMatter, type ItemSubject, type ViewerFacts } from '#access';
import type { Audience } from '#contract';
import type { Actor } from '#kernel';
import { fieldAudienceOf, narrowFieldsOf } from './state/field-sight.js';
import type { ItemState } from './state/plan-shape.js';
import type { PlanState } from './state/plan-state.js';

/** What decisions about this person look at, at one instant. A member acts for the organisation of the membership only. */
export function viewerFacts(state: PlanState, actor: Actor, at: number): ViewerFacts {
  const { person, organisation, organisationType, functions } = actor;
  const member = state.member(person);
  return {
    organisation,
    organisationType,
    functions: functionsThatMatter(organisationType, functions),
    namedAs: member?.named ? person : null,
    onCase: state.isOnCase(person, at) && member?.organisation === organisation,
    denied: state.isDenied(person),
  };
}

export function itemSubject(item: ItemState): ItemSubject {
  const { section, audience, owner } = item;
  const narrow = narrowFieldsOf(item.kind);
  if (narrow.length === 0) return { type: 'item', section, audience, owner };
  const fieldAudiences: Record<string, Audience> = {};
  for (const field of narrow) {
    const own = fieldAudienceOf(item, field);
    if (own) fieldAudiences[field] = own;
  }
  return { type: 'item', section, audience, owner, fieldAudiences };
}
