import type { PresentedItem, PresentedSection } from '#contract';

/** An item of the plan by its id, where this reader sees it. */
export function itemIn(
  sections: readonly PresentedSection[],
  id: string,
): PresentedItem | undefined {
  return sections.flatMap(({ items }) => items).find((item) => item.id === id);
}
