import { useWritten, useWrittenText } from '../session/use-written.js';
import type { WrittenText } from '../ui/text-area.view.js';

/** Fewest characters of a conclusion (K-36). */
export const LEAST_CONCLUSION = 10;

export type Verdict = 'JUSTIFIED' | 'NOT_JUSTIFIED';

/** What is being written of a review. */
export interface WrittenReview {
  readonly verdict: Verdict | null;
  readonly choose: (verdict: Verdict | null) => void;
  readonly conclusion: WrittenText;
  /** Whether somebody else concluded it meanwhile: it can be sent no more. */
  readonly isOver: boolean;
  readonly end: () => void;
  readonly forget: () => void;
}

/** At a place of its own for each use of the emergency button. */
export function useWrittenReview(place: string): WrittenReview {
  const verdict = useWritten<Choice>(place, NONE);
  const conclusion = useWrittenText(`${place}/conclusion`, LEAST_CONCLUSION);
  return {
    ...verdict.value,
    choose: (chosen) => verdict.write({ ...verdict.value, verdict: chosen }),
    conclusion,
    end: () => verdict.write({ ...verdict.value, isOver: true }),
    forget: verdict.forget,
  };
}

interface Choice {
  readonly verdict: Verdict | null;
  readonly isOver: boolean;
}

const NONE: Choice = { verdict: null, isOver: false };
