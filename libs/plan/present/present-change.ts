import type { FieldValue, PresentedChange, ShownItem } from '#contract';
import { decide, type ViewerFacts } from '#access';
import type { Change } from '#history';
import { itemSubject } from '../viewer.js';
import { valueOf } from '../state/change-value.js';
import type { ItemState } from '../state/plan-shape.js';
import type { PlanState } from '../state/plan-state.js';
import { presentItem, presentPlace } from './present-item.js';
import { presentReferrers } from './present-referrers.js';
import { presentValue } from './present-value.js';

/** What a change does to what a viewer holds: an edit to apply, an item that came into sight, or one that left it. */
export type Sight =
  | { type: 'change'; change: PresentedChange }
  | { type: 'shown'; shown: ShownItem }
  | { type: 'gone'; item: string };

/**
 * What a change is to this viewer, right after it was applied to `state`: nothing when it is none of theirs. Op ids are
 * left out: who presents for one person alone puts them in (L-15).
 */
export function presentChange(state: PlanState, facts: ViewerFacts, change: Change): Sight[] {
  if (change.kind === 'item.audience') return presentAudienceChange(state, facts, change);
  const place = state.place(change.streamId);
  const item = place?.open ? state.item(place.item) : undefined;
  if (!place || !item || !decide(facts, 'item.read', itemSubject(item), place.field)) return [];
  const detail = detailOf(state, facts, { change, item });
  if (!detail) return [];
  const head = {
    stream: change.streamId,
    rev: change.rev,
    item: item.id,
    field: place.field,
    by: { person: change.person, organisation: change.organisation },
    at: new Date(change.at).toISOString(),
  };
  return [{ type: 'change', change: { ...head, ...detail } }];
}

/** Before and after are judged apart: who keeps sight gets the item anew, with the streams that it now has. */
function presentAudienceChange(state: PlanState, facts: ViewerFacts, change: Change): Sight[] {
  const item = state.item(change.genesis?.item ?? state.place(change.streamId)?.item ?? '');
  if (!item) return [];
  const { from } = valueOf(change, 'item.audience');
  const saw = decide(facts, 'item.read', { ...itemSubject(item), audience: from });
  const presented = presentItem(state, facts, item);
  if (!presented) {
    const gone: Sight = { type: 'gone', item: item.id };
    return saw ? [gone, ...referrersOf(state, facts, item)] : [];
  }
  const after = presentPlace(state, facts, item);
  const shown: Sight = { type: 'shown', shown: { item: presented, after } };
  return saw ? [shown] : [shown, ...referrersOf(state, facts, item)];
}

function referrersOf(state: PlanState, facts: ViewerFacts, item: ItemState): Sight[] {
  return presentReferrers(state, facts, item).map((shown) => ({ type: 'shown', shown }));
}

type Detail = PresentedChange extends infer C
  ? C extends PresentedChange
    ? Omit<C, 'stream' | 'rev' | 'item' | 'field' | 'by' | 'at' | 'opId'>
    : never
  : never;

function detailOf(
  state: PlanState,
  facts: ViewerFacts,
  { change, item }: { change: Change; item: ItemState },
): Detail | undefined {
  switch (change.kind) {
    case 'item.added': {
      const added = presentItem(state, facts, item);
      return added && { kind: 'item.added', added, after: presentPlace(state, facts, item) };
    }
    case 'item.moved':
    case 'item.restored':
      return { kind: change.kind, after: presentPlace(state, facts, item) };
    case 'item.removed':
      return { kind: 'item.removed' };
    case 'field.set': {
      const value = presentValue(state, facts, valueOf(change, 'field.set').value);
      return { kind: 'field.set', value: value as FieldValue };
    }
    case 'text.edited':
      return { kind: 'text.edited', changes: valueOf(change, 'text.edited').changes };
    default:
      return undefined;
  }
}
