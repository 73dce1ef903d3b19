import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useWording } from '../field/use-wording.js';
import { useLive, useOpenPlan } from '../plan/plan.context.js';
import { FEWEST_LETTERS, findInPlan, placeAmong, type Hit } from './find-in-plan.js';
import { useHitMarks } from './use-hit-marks.js';

/** Where somebody was brought to; the place may move or go while others edit. */
interface Standing {
  readonly hit: Hit | undefined;
  readonly index: number;
  /** Another one for each time that the person asked to be brought somewhere. */
  readonly turn: number;
}

interface PlanSearch {
  readonly typed: string;
  readonly isSearching: boolean;
  readonly count: number;
  readonly index: number;
  readonly current: Hit | undefined;
  readonly type: (text: string) => void;
  /** So many places on, round the end. */
  readonly step: (by: 1 | -1) => void;
}

/** What is looked for, where it stands in the plan, and at which place the person is. */
export function usePlanSearch(): PlanSearch {
  const { found } = useOpenPlan();
  const [typed, setTyped] = useState('');
  const [last, setLast] = useState<Standing>({ hit: undefined, index: 0, turn: 0 });
  const words = useDeferredValue(typed.trim());
  const isSearching = words.length >= FEWEST_LETTERS;
  const hits = useHits(words, isSearching);
  const index = placeAmong(hits, last);
  const current = hits[index];
  useHitMarks({ hits, current, words, turn: `${last.turn} ${words}` });
  useEffect(() => {
    found.standAt(current ?? null);
    return () => found.standAt(null);
  }, [found, current]);

  const type = (text: string): void => {
    setTyped(text);
    setLast({ hit: undefined, index: 0, turn: last.turn });
  };
  const step = (by: 1 | -1): void => {
    if (!current) return;
    const next = (index + by + hits.length) % hits.length;
    setLast({ hit: hits[next], index: next, turn: last.turn + 1 });
  };
  return { typed, isSearching, count: hits.length, index, current, type, step };
}

/** While nothing is looked for, nothing is looked at. */
function useHits(words: string, isSearching: boolean): readonly Hit[] {
  const wording = useWording();
  const sections = useLive((state) => (isSearching ? state.plan?.sections : undefined));
  return useMemo(
    () => (sections ? findInPlan({ sections }, words, wording) : []),
    [sections, words, wording],
  );
}
