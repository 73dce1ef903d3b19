import type { PresentedChange, PresentedCorrection } from '#contract';
import { decide, type Eyes } from '#access';
import type { Change } from '#history';
import { itemSubject, readsField } from '../viewer.js';
import { valueOf } from '../state/change-value.js';
import { correctionIn, markOf } from '../state/correction-mark.js';
import type { ItemState } from '../state/plan-shape.js';
import type { PlanNow } from './plan-now.js';
import { isErasing, presentErasure } from './present-erasure.js';
import { presentItem, presentPlace } from './present-item.js';
import { presentReferrers } from './present-referrers.js';
import { presentValue } from './present-value.js';
import { presentCorrection, presentView } from './present-views.js';
import type { Sight } from './sight.js';

/**
 * What a change is to this viewer, right after it was applied to `state`: nothing when it is none of theirs. Op ids are
 * left out: who presents for one person alone puts them in (L-15).
 */
export function presentChange(plan: PlanNow, eyes: Eyes, change: Change): Sight[] {
  if (change.kind === 'item.audience') return presentAudienceChange(plan, eyes, change);
  if (change.kind === 'field.audience') return presentFieldAudience(plan, eyes, change);
  if (isErasing(change)) return presentErasure(plan, eyes, change);
  const place = plan.state.place(change.streamId);
  const item = place?.open ? plan.state.item(place.item) : undefined;
  if (!place || !item || !readsField(plan.state, eyes, { item, field: place.field })) return [];
  if (mayComeIntoSight(eyes, change)) {
    return [...shownAs(plan, eyes, item), ...referrersOf(plan, eyes, item)];
  }
  const detail = detailOf(plan, eyes, { change, item });
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

/** What was removed before somebody came is not there for them until it is put back (C-10): they get it anew. */
export function mayComeIntoSight(eyes: Eyes, { kind }: Change): boolean {
  return kind === 'item.restored' && 'past' in eyes && eyes.past.sees === 'CURRENT';
}

function shownAs(plan: PlanNow, eyes: Eyes, item: ItemState): Sight[] {
  const presented = presentItem(plan, eyes, item);
  if (!presented) return [];
  return [{ type: 'shown', shown: { item: presented, after: presentPlace(plan, eyes, item) } }];
}

/** Before and after are judged apart: who keeps sight gets the item anew, with the streams that it now has. */
function presentAudienceChange(plan: PlanNow, eyes: Eyes, change: Change): Sight[] {
  const item = plan.state.item(
    change.genesis?.item ?? plan.state.place(change.streamId)?.item ?? '',
  );
  if (!item) return [];
  const { from } = valueOf(change, 'item.audience');
  const saw = decide(eyes, 'item.read', { ...itemSubject(item), audience: from });
  const presented = presentItem(plan, eyes, item);
  if (!presented) {
    const gone: Sight = { type: 'gone', item: item.id };
    return saw ? [gone, ...referrersOf(plan, eyes, item)] : [];
  }
  const after = presentPlace(plan, eyes, item);
  const shown: Sight = { type: 'shown', shown: { item: presented, after } };
  return saw ? [shown] : [shown, ...referrersOf(plan, eyes, item)];
}

/**
 * Whoever reads the field before or after gets its item anew, with the field or without it. To whoever reads it neither
 * before nor after nothing happened.
 */
function presentFieldAudience(plan: PlanNow, eyes: Eyes, change: Change): Sight[] {
  const place = plan.state.place(change.streamId);
  const item = place && plan.state.item(place.item);
  if (!item || !isTouched(eyes, item, { field: place.field, change })) return [];
  return shownAs(plan, eyes, item);
}

/** Whether a change of a field's audience is anything to this viewer. */
export function isTouched(
  eyes: Eyes,
  item: ItemState,
  { field, change }: { field: string; change: Change },
): boolean {
  const { from, to } = valueOf(change, 'field.audience');
  const subject = itemSubject(item);
  return [from, to].some((audience) =>
    decide(eyes, 'item.read', { ...subject, fieldAudiences: { [field]: audience } }, field),
  );
}

function referrersOf(plan: PlanNow, eyes: Eyes, item: ItemState): Sight[] {
  return presentReferrers(plan, eyes, item).map((shown) => ({ type: 'shown', shown }));
}

type Detail = PresentedChange extends infer C
  ? C extends PresentedChange
    ? Omit<C, 'stream' | 'rev' | 'item' | 'field' | 'by' | 'at' | 'opId'>
    : never
  : never;

function detailOf(
  plan: PlanNow,
  eyes: Eyes,
  { change, item }: { change: Change; item: ItemState },
): Detail | undefined {
  const corrected = correctedBy(eyes, change);
  switch (change.kind) {
    case 'item.added': {
      const added = presentItem(plan, eyes, item);
      return added && { kind: 'item.added', added, after: presentPlace(plan, eyes, item) };
    }
    case 'item.moved':
    case 'item.restored':
      return { kind: change.kind, after: presentPlace(plan, eyes, item) };
    case 'item.removed':
      return { kind: 'item.removed' };
    case 'field.set': {
      const value = presentValue(plan.state, eyes, valueOf(change, 'field.set').value);
      return { kind: 'field.set', value, ...corrected };
    }
    case 'text.edited':
      return { kind: 'text.edited', changes: valueOf(change, 'text.edited').changes, ...corrected };
    case 'view.added': {
      const stream = plan.state.stream(change.streamId);
      const view = stream && presentView(eyes, stream);
      return view && { kind: 'view.added', view };
    }
    default:
      return undefined;
  }
}

/** Whoever is told of a correction as it happens reads why. */
function correctedBy(eyes: Eyes, change: Change): { corrected?: PresentedCorrection } {
  const said = correctionIn(change);
  return said ? presentCorrection(eyes, markOf(change, said.reason)) : {};
}
