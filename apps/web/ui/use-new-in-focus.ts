import { useEffect, useRef, type RefObject } from 'react';

interface NewInFocus<T extends HTMLElement> {
  /** Goes to the list itself. */
  readonly list: RefObject<T | null>;
  /** To be called when more is asked for. */
  readonly mark: () => void;
}

/**
 * Whoever asks for more goes on at the first of what comes, as the button may be gone by then. `isMore`: the list is
 * itself what was asked for.
 */
export function useNewInFocus<T extends HTMLElement>(count: number, isMore = false): NewInFocus<T> {
  const list = useRef<T>(null);
  const from = useRef<number | null>(isMore ? 0 : null);
  useEffect(() => {
    if (from.current === null || count <= from.current) return;
    const first = list.current?.children[from.current];
    from.current = null;
    if (!(first instanceof HTMLElement)) return;
    first.tabIndex = -1;
    first.focus();
  }, [count]);
  return {
    list,
    mark: () => {
      from.current = count;
    },
  };
}
