import type { PresentedItem } from '#contract';

/** What moving needs to know of an item: as long as that stays the same, so does the order of a section. */
export type Placed = Pick<PresentedItem, 'id' | 'stream'>;

/** Where an item goes: behind the one with this id, or first. */
export type After = string | null;

/** The place one step up or down, or undefined when there is none. */
export function stepFrom(items: readonly Placed[], item: Placed, step: -1 | 1): After | undefined {
  const at = items.findIndex(({ id }) => id === item.id);
  if (at < 0 || !items[at + step]) return undefined;
  return step === 1 ? (items[at + 1]?.id ?? undefined) : (items[at - 2]?.id ?? null);
}

/** Where an item goes that takes the place of another: what lies between moves one place towards where it was. */
export function placeOf(
  items: readonly Placed[],
  moved: string,
  target: string,
): After | undefined {
  const from = items.findIndex(({ id }) => id === moved);
  const to = items.findIndex(({ id }) => id === target);
  if (from < 0 || to < 0 || from === to) return undefined;
  return from < to ? target : (items[to - 1]?.id ?? null);
}

/** Whether two lists hold the same items in the same order, whatever their fields say. */
export function isSameOrder(before: readonly Placed[], after: readonly Placed[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ id, stream }, at) => id === after[at]?.id && stream === after[at].stream)
  );
}
