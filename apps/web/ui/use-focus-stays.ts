import { useEffect, useRef, type FocusEvent, type RefObject } from 'react';

interface FocusStays<T extends HTMLElement> {
  /** Go to the list itself, whose children are the entries. */
  readonly onFocus: (event: FocusEvent<T>) => void;
  readonly onBlur: () => void;
}

/**
 * Where the entry that has the focus goes from a list by itself, the focus goes to the entry that takes its place, or to the heading
 * of the page where there is none; it would else be nowhere. `ids` are the entries, in order.
 */
export function useFocusStays<T extends HTMLElement>(
  list: RefObject<T | null>,
  ids: readonly string[],
): FocusStays<T> {
  const held = useRef<Held | null>(null);
  const known = ids.join(' ');
  useEffect(() => {
    if (held.current === null || known.split(' ').includes(held.current.id)) return;
    const { index, page } = held.current;
    held.current = null;
    const entries = list.current?.children;
    const next = entries?.item(Math.min(index, entries.length - 1));
    const place = next?.querySelector<HTMLElement>('a, button') ?? page?.querySelector('h1');
    if (!place) return;
    if (place instanceof HTMLHeadingElement) place.tabIndex = -1;
    place.focus();
  }, [list, known]);
  return {
    onFocus: ({ currentTarget, target }) => {
      const index = [...currentTarget.children].findIndex((entry) => entry.contains(target));
      const id = ids[index];
      held.current = id === undefined ? null : { id, index, page: currentTarget.closest('main') };
    },
    // Not told of when what has the focus goes.
    onBlur: () => {
      held.current = null;
    },
  };
}

interface Held {
  readonly id: string;
  readonly index: number;
  readonly page: HTMLElement | null;
}
