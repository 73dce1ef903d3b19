import { useEffect, useMemo, useState } from 'react';
import { useClient, type OperationResult } from 'urql';
import { askFresh } from '../app/ask-fresh.js';
import { planAsQuery } from '../plan/fetched-plan.query.js';
import { useLive } from '../plan/plan.context.js';

interface PlanAs {
  /** Undefined while it is being asked for. */
  readonly answer: OperationResult<unknown> | undefined;
  again(): void;
}

/**
 * The plan as an organisation sees it. Who sees what may have changed with every message that tells this reader of it: then what
 * was fetched is not shown any more, and asked for anew (L-18).
 */
export function usePlanAs(planId: string, organisation: string): PlanAs {
  const client = useClient();
  const sight = useLive((state) => state.sight);
  const [asked, setAsked] = useState(0);
  const request = useMemo(
    () => ({ id: planId, organisation, sight, asked }),
    [planId, organisation, sight, asked],
  );
  const [fetched, setFetched] = useState<{ request: object; answer: OperationResult<unknown> }>();
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const { id } = request;
    const question = { query: planAsQuery, variables: { id, organisation: request.organisation } };
    void askFresh<unknown, typeof question.variables>(client, question, signal).then((answer) =>
      setFetched({ request, answer }),
    );
    return () => controller.abort();
  }, [client, request]);
  return {
    answer: fetched?.request === request ? fetched.answer : undefined,
    again: () => setAsked(asked + 1),
  };
}
