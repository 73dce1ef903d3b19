import { useEffect, useState } from 'react';
import type { PresentedPlan } from '#contract';
import { graphqlClient } from '../app/graphql-client.js';
import { fetchedPlan } from '../plan/fetched-plan.js';
import { fetchedPlanQuery } from '../plan/fetched-plan.query.js';
import { useCasesVersion, useSight } from '../session/rights.js';
import { whatIsTheirs } from './what-is-theirs.js';

/** As long as a socket may hold a right that is gone. */
const ASK_MS = 15_000;

/**
 * A plan that is shown without a connection over which rights that are lost would be told: they are asked for, at once when lists
 * of cases or functions change, and every fifteen seconds. No answer takes nothing away.
 */
export function useStillTheirs(
  planId: string,
  shown: PresentedPlan | null,
): PresentedPlan | 'absent' | 'signedOut' | null {
  const [theirs, setTheirs] = useState<ReturnType<typeof useStillTheirs>>(shown);
  const news = useCasesVersion() + useSight();
  useEffect(() => {
    let isOver = false;
    const ask = async (): Promise<void> => {
      const { data } = await graphqlClient.query<unknown>(
        fetchedPlanQuery,
        { id: planId },
        { requestPolicy: 'network-only' },
      );
      const now = data ? fetchedPlan(data) : null;
      if (isOver || now === null) return;
      setTheirs((before) => {
        if (typeof now === 'string') return now;
        return before === null || typeof before === 'string' ? before : whatIsTheirs(before, now);
      });
    };
    void ask();
    const timer = setInterval(() => void ask(), ASK_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [planId, news]);
  return theirs;
}
