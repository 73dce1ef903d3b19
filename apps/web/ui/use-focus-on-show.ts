import { useEffect, useRef, type RefObject } from 'react';

/** For a part that takes the place of what had the focus: it takes the focus, too, which would else be nowhere. */
export function useFocusOnShow<T extends HTMLElement = HTMLDivElement>(): RefObject<T | null> {
  const place = useRef<T>(null);
  useEffect(() => place.current?.focus(), []);
  return place;
}
