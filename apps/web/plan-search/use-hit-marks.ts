import { useEffect, useRef } from 'react';
import type { Hit } from './find-in-plan.js';
import { clearMarks, markHits } from './hit-marks.js';

interface Marked {
  readonly hits: readonly Hit[];
  readonly current: Hit | undefined;
  readonly words: string;
  /** Another one each time that the person asks to be brought to the current hit. */
  readonly turn: string;
}

/** Keeps the hits marked while the page changes under them, and brings the current one into sight when asked to. */
export function useHitMarks({ hits, current, words, turn }: Marked): void {
  const broughtTo = useRef('');
  useEffect(() => {
    if (!current) {
      broughtTo.current = '';
      return undefined;
    }
    const show = (): void => {
      const place = markHits(document.body, { hits, current, words });
      if (!place || broughtTo.current === turn) return;
      broughtTo.current = turn;
      const { top } = place.getBoundingClientRect();
      window.scrollBy({ top: top - window.innerHeight / 2 });
    };
    show();
    // An item that was closed opens, an editor takes the place of standing text, somebody types.
    const observer = new MutationObserver(show);
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      clearMarks();
    };
  }, [hits, current, words, turn]);
}
