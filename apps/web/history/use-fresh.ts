import { useEffect, useMemo, useState } from 'react';
import { useClient, type AnyVariables, type OperationResult } from 'urql';
import { askFresh, type Question } from '../app/ask-fresh.js';
import { useLive } from '../plan/plan.context.js';

export interface Fresh<D> {
  /** Undefined while it is being asked for, and when it could not be had. */
  readonly data: D | undefined;
  /** The code of the refusal, or that it failed. */
  readonly failed: string | undefined;
  again(): void;
}

/**
 * What the server says beside the plan, asked anew whenever something went from this reader's sight: what was fetched before is
 * then not shown any more (L-18). `variables` are compared by what they hold.
 */
export function useFresh<D, V extends AnyVariables>({
  query,
  variables,
}: Question<D, V>): Fresh<D> {
  const client = useClient();
  const sight = useLive((state) => state.sight);
  const [asked, setAsked] = useState(0);
  const words = JSON.stringify(variables);
  const request = useMemo(
    () => ({ query, variables: JSON.parse(words) as V, sight, asked }),
    [query, words, sight, asked],
  );
  const [fetched, setFetched] = useState<{ request: object; answer: OperationResult<D, V> }>();
  useEffect(() => {
    const controller = new AbortController();
    void askFresh<D, V>(client, request, controller.signal).then((answer) =>
      setFetched({ request, answer }),
    );
    return () => controller.abort();
  }, [client, request]);
  const answer = fetched?.request === request ? fetched.answer : undefined;
  const code: unknown = answer?.error?.graphQLErrors[0]?.extensions['code'];
  return {
    data: answer?.data,
    failed: answer?.error ? (typeof code === 'string' ? code : 'FAULT') : undefined,
    again: () => setAsked(asked + 1),
  };
}
