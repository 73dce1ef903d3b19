import { useRef } from 'react';
import { makeOpId } from '#contract';

interface OpIdSource {
  /** The id for what is about to be sent. Sent in the same words it is the same thing, until there was an answer. */
  readonly of: (words: string) => string;
  /** There was an answer: what is sent from here on is something else. */
  readonly answered: () => void;
}

/** Op ids of a form: pressed twice, or after a lost answer, it counts once (L-20); filled in otherwise it is another op. */
export function useOpId(): OpIdSource {
  const unanswered = useRef<{ opId: string; words: string } | null>(null);
  return {
    of: (words) => {
      if (unanswered.current?.words !== words) unanswered.current = { opId: newOpId(), words };
      return unanswered.current.opId;
    },
    answered: () => {
      unanswered.current = null;
    },
  };
}

function newOpId(): string {
  return makeOpId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
