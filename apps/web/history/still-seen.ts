import type { PresentedPlan } from '#contract';
import type { HistoryEntry } from './history.query.js';

/** Those entries that are of something in this plan. What is of the circle stays: it is everybody's on the case. */
export function stillSeen(
  entries: readonly HistoryEntry[],
  plan: PresentedPlan,
): readonly HistoryEntry[] {
  const items = plan.sections.flatMap((section) => section.items);
  const byId = new Map(items.map((item) => [item.id, item]));
  return entries.filter(({ item, itemKind, field }) => {
    if (itemKind === null) return true;
    const seen = byId.get(item);
    return seen !== undefined && (field === ITEM_ITSELF || field in seen.fields);
  });
}

/** The field of a change of the item itself. */
const ITEM_ITSELF = '@item';
