import { fieldOf, kindOf, type ItemKindName, type PresentedPlan } from '#contract';

/** The place of an item among those of its sort, as people count them; undefined where counting helps nobody. */
export type ItemNumbers = ReadonlyMap<string, number>;

/**
 * "Voorwaarde 2": the items of each kind that stand in the plan today, counted as this reader sees them. What has a name is
 * called by that, and what is the only one of its kind needs no number.
 */
export function itemNumbers(sections: PresentedPlan['sections']): ItemNumbers {
  const byKind = new Map<ItemKindName, string[]>();
  for (const { id, kind, removed } of sections.flatMap(({ items }) => items)) {
    if (removed || fieldOf(kind, kindOf(kind).headline)?.type !== 'text') continue;
    byKind.set(kind, [...(byKind.get(kind) ?? []), id]);
  }
  const counted = [...byKind.values()].filter((ids) => ids.length > 1);
  return new Map(counted.flatMap((ids) => ids.map((id, index) => [id, index + 1] as const)));
}

/** For `useLive`: the same numbers for the same items. */
export function isSameNumbers(a: ItemNumbers, b: ItemNumbers): boolean {
  return a.size === b.size && [...a].every(([id, number]) => b.get(id) === number);
}
