import { decide, type Eyes } from '#access';
import type { Change, ChangeKind } from '#history';
import type { ItemState } from '../state/plan-shape.js';
import { itemSubject } from '../viewer.js';
import type { PlanNow } from './plan-now.js';
import { presentItem, presentPlace } from './present-item.js';
import { presentReferrers } from './present-referrers.js';
import type { Sight } from './sight.js';

export const ERASING_KINDS = [
  'item.erased',
  'item.unerased',
  'passage.erased',
  'passage.unerased',
] as const satisfies readonly ChangeKind[];

export function isErasing({ kind }: Pick<Change, 'kind'>): boolean {
  return ERASING_KINDS.some((erasing) => erasing === kind);
}

/** Whether a viewer sees an item whenever it is not erased. */
export function seesWhenThere(eyes: Eyes, item: ItemState): boolean {
  return decide(eyes, 'item.read', { ...itemSubject(item), erased: false });
}

/** To whoever saw it the item is gone, or there again, or there with new streams; to anyone else nothing happened (E-19). */
export function presentErasure(plan: PlanNow, eyes: Eyes, change: Change): Sight[] {
  const item = plan.state.item(change.genesis?.item ?? '');
  if (!item || !seesWhenThere(eyes, item)) return [];
  const presented = presentItem(plan, eyes, item);
  const after = presentPlace(plan, eyes, item);
  const own: Sight = presented
    ? { type: 'shown', shown: { item: presented, after } }
    : { type: 'gone', item: item.id };
  // A passage leaves the item in sight: nobody who is named by others comes or goes with it.
  if (change.kind.startsWith('passage.')) return [own];
  const referrers = presentReferrers(plan, eyes, item);
  return [own, ...referrers.map((shown): Sight => ({ type: 'shown', shown }))];
}
