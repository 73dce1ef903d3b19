import { fieldOf, kindOf, type PresentedPlan } from '#contract';

/** The place of an item in its section, as the plan shows it; left out where an item has a name of its own or stands alone. */
export type ItemNumbers = ReadonlyMap<string, number>;

/** "Voorwaarde 2": the items that stand in each section today, counted as this reader sees them. */
export function itemNumbers(sections: PresentedPlan['sections']): ItemNumbers {
  return new Map(
    sections.flatMap(({ items }) => {
      const present = items.filter(({ removed }) => !removed);
      if (present.length < 2) return [];
      return present.flatMap(({ id, kind }, index): [string, number][] =>
        fieldOf(kind, kindOf(kind).headline)?.type === 'shortText' ? [] : [[id, index + 1]],
      );
    }),
  );
}

/** For `useLive`: the same numbers for the same items. */
export function isSameNumbers(a: ItemNumbers, b: ItemNumbers): boolean {
  return a.size === b.size && [...a].every(([id, number]) => b.get(id) === number);
}
