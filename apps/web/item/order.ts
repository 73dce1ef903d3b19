import type { PresentedItem } from '#contract';

/** Where an item goes: behind the one with this id, or first. */
export type After = string | null;

/** The place one step up or down, or undefined when there is none. */
export function stepFrom(
  items: readonly PresentedItem[],
  item: PresentedItem,
  step: -1 | 1,
): After | undefined {
  const at = items.indexOf(item);
  if (at < 0 || !items[at + step]) return undefined;
  return step === 1 ? (items[at + 1]?.id ?? undefined) : (items[at - 2]?.id ?? null);
}

/** Where an item goes that takes the place of another: what lies between moves one place towards where it was. */
export function placeOf(
  items: readonly PresentedItem[],
  moved: string,
  target: string,
): After | undefined {
  const from = items.findIndex(({ id }) => id === moved);
  const to = items.findIndex(({ id }) => id === target);
  if (from < 0 || to < 0 || from === to) return undefined;
  return from < to ? target : (items[to - 1]?.id ?? null);
}
