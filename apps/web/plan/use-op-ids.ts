import { useRef } from 'react';
import { makeOpId } from '#contract';

interface OpIds {
  /** The id to send `words` under; the same as before while there was no answer, unless they say something else. */
  idOf: (words: unknown) => string;
  answered: () => void;
}

/** Until there is an answer it is the same op: sent twice, it counts once (L-20). `now` is in Unix milliseconds. */
export function useOpIds(now: () => number = Date.now): OpIds {
  const unanswered = useRef<{ opId: string; words: string } | null>(null);
  return {
    idOf: (request) => {
      const words = JSON.stringify(request);
      const isSame = unanswered.current?.words === words;
      const opId = (isSame && unanswered.current?.opId) || newOpId(now());
      unanswered.current = { opId, words };
      return opId;
    },
    answered: () => {
      unanswered.current = null;
    },
  };
}

function newOpId(now: number): string {
  return makeOpId(now, crypto.getRandomValues(new Uint8Array(10)));
}
