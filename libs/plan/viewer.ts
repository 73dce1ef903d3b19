import {
  decide,
  functionsThatMatter,
  type Eyes,
  type ItemSubject,
  type Past,
  type ViewerFacts,
} from '#access';
import { isReadOnly, viewPersonOf, type Audience } from '#contract';
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
    past: pastOf(state, organisation),
    isReadOnly: isReadOnly(state.case.status),
    denied: state.isDenied(person),
  };
}

/** How far back people of this organisation see (C-10). Whose organisation takes no part sees nothing anyway. */
export function pastOf(state: PlanState, organisation: string): Past {
  const participation = state.participation(organisation);
  return { sees: participation?.past ?? 'FROM_NOW', since: participation?.since?.seq ?? state.seq };
}

export function itemSubject(item: ItemState): ItemSubject {
  const { section, audience, owner, addedSeq: added } = item;
  // One that nobody knows the removal of was always removed (C-10).
  const removed = item.removed ? (item.removedSeq ?? 0) : null;
  const erased = item.erasure !== null;
  const subject: ItemSubject = { type: 'item', section, audience, owner, added, removed, erased };
  const narrow = narrowFieldsOf(item.kind);
  if (narrow.length === 0) return subject;
  const fieldAudiences: Record<string, Audience> = {};
  for (const field of narrow) {
    const own = fieldAudienceOf(item, field);
    if (own) fieldAudiences[field] = own;
  }
  return { ...subject, fieldAudiences };
}

/** Whether a viewer reads a field of an item now: of an own view, who sees the person whose it is, too (N-13). */
export function readsField(
  state: PlanState,
  eyes: Eyes,
  { item, field }: { item: ItemState; field: string },
): boolean {
  return decide(eyes, 'item.read', itemSubject(item), field) && seesViewPerson(state, eyes, field);
}

/** Whether the field is of no person's view, or of somebody whom the viewer sees. */
export function seesViewPerson(state: PlanState, eyes: Eyes, field: string): boolean {
  const person = viewPersonOf(field);
  if (person === undefined) return true;
  const item = state.item(person);
  return item !== undefined && decide(eyes, 'item.read', itemSubject(item));
}
