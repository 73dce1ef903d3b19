import { useEffect, useRef, type RefObject } from 'react';

/** For a part that takes the place of what had the focus: it takes the focus, too, which would else be nowhere. */
export function useFocusOnShow(): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return place;
}
