import type { ResultOf } from 'gql.tada';
import { useMutation } from 'urql';
import { useOpIds } from '../plan/use-op-ids.js';
import type { Refusal } from '../session/ask.js';
import { changeCircleMutation, type CircleChange } from './circle.query.js';
import { refusalIn } from './refusal-in.js';

/** Sends a change of the circle; answers with what it was refused with, or nothing when it went well. */
export function useChangeCircle(
  planId: string,
): (op: (opId: string) => CircleChange) => Promise<Refusal | undefined> {
  const [, send] = useMutation(changeCircleMutation);
  const opIds = useOpIds();
  return async (op) => {
    const { data, error } = await send({ planId, op: op(opIds.idOf(op(''))) });
    const refusal = error ? refusalIn(error) : refusedIn(data?.changeCircle);
    // Nobody knows what became of it: it may be stored.
    if (refusal?.code !== 'UNAVAILABLE') opIds.answered();
    return refusal;
  };
}

type Answer = ResultOf<typeof changeCircleMutation>['changeCircle'] | undefined;

function refusedIn(answer: Answer): Refusal | undefined {
  return answer?.__typename === 'OpRefused' ? { ok: false, code: answer.error.code } : undefined;
}
