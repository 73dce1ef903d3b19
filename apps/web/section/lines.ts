import { useState } from 'react';
import type { PresentedItem } from '#contract';

/** A line of a section on screen: an item, or the place of one that is not available any more. */
export type Line =
  | { readonly id: string; readonly isGone: false; readonly item: PresentedItem }
  | { readonly id: string; readonly isGone: true };

/**
 * The lines after the items changed. An item that vanished, without having been removed before its reader's eyes,
 * leaves its place behind: what one was reading must not turn into something else, and the reader is told.
 */
export function linesAfter(before: readonly Line[], items: readonly PresentedItem[]): Line[] {
  const present = items.filter(({ removed }) => !removed);
  const ids = new Set(items.map(({ id }) => id));
  const lines: Line[] = present.map((item) => ({ id: item.id, isGone: false, item }));
  before.forEach(({ id }, index) => {
    if (ids.has(id)) return;
    const previous = before[index - 1];
    const at = previous ? lines.findIndex((line) => line.id === previous.id) + 1 : 0;
    lines.splice(at, 0, { id, isGone: true });
  });
  return lines;
}

/** The lines of a section, and how to let go of one that is gone. */
export function useLines(items: readonly PresentedItem[]): {
  lines: readonly Line[];
  dismiss: (id: string) => void;
} {
  const [seen, setSeen] = useState(() => ({ items, lines: linesAfter([], items) }));
  let lines = seen.lines;
  if (seen.items !== items) {
    lines = linesAfter(seen.lines, items);
    setSeen({ items, lines });
  }
  const dismiss = (id: string): void =>
    setSeen((now) => ({ ...now, lines: now.lines.filter((line) => line.id !== id) }));
  return { lines, dismiss };
}
