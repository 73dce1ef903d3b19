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
  const opId = useRef<string | null>(null);
  return async (op) => {
    // Until there is an answer it is the same change: pressed twice, it counts once.
    opId.current ??= makeOpId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
    const { data, error } = await send({ planId, op: op(opId.current) });
    if (error?.networkError) return refusalIn(error);
    opId.current = null;
    if (error) return refusalIn(error);
    const answer = data?.changeCircle;
    return answer?.__typename === 'OpRefused' ? { ok: false, code: answer.error.code } : undefined;
  };
}
