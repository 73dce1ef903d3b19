import { useRef } from 'react';
import { useMutation } from 'urql';
import { makeOpId } from '#contract';
import type { Refusal } from '../session/ask.js';
import { changeCircleMutation, type CircleChange } from './circle.query.js';
import { refusalIn } from './refusal-in.js';

/** Sends a change of the circle; answers with what it was refused with, or nothing when it went well. */
export function useChangeCircle(
  planId: string,
): (op: (opId: string) => CircleChange) => Promise<Refusal | undefined> {
  const [, send] = useMutation(changeCircleMutation);
  const unanswered = useRef<{ opId: string; words: string } | null>(null);
  return async (op) => {
    // Until there is an answer it is the same change: pressed twice, it counts once. Filled in otherwise it is another one.
    const words = JSON.stringify(op(''));
    const isSame = unanswered.current?.words === words;
    const opId = (isSame && unanswered.current?.opId) || newOpId();
    unanswered.current = { opId, words };
    const { data, error } = await send({ planId, op: op(opId) });
    if (error?.networkError) return refusalIn(error);
    unanswered.current = null;
    if (error) return refusalIn(error);
    const answer = data?.changeCircle;
    return answer?.__typename === 'OpRefused' ? { ok: false, code: answer.error.code } : undefined;
  };
}

function newOpId(): string {
  return makeOpId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
