import { useCallback } from 'react';
import { useClient } from 'urql';
import type { PresentedEmergency } from '#contract';
import { useOpenPlan } from '../plan/plan.context.js';
import { emergenciesQuery, type FetchedEmergency } from './emergency.query.js';

/**
 * Asks for what the live connection would tell of the emergency button, in case there is none or it is dead without anybody
 * knowing. What it told meanwhile is newer, and stays.
 */
export function useFetchEmergencies(): () => Promise<void> {
  const graphql = useClient();
  const { client } = useOpenPlan();
  return useCallback(async () => {
    const { planId, store } = client;
    const before = store.getSnapshot().emergencies;
    const answer = await graphql.query(emergenciesQuery, { planId }, FRESH).toPromise();
    const fetched = answer.data?.emergencies;
    if (!fetched || store.getSnapshot().emergencies !== before) return;
    const [first] = fetched;
    client.takeEmergencies(fetched.map(presentedOf), first && Date.parse(first.now));
  }, [graphql, client]);
}

const FRESH = { requestPolicy: 'network-only' } as const;

function presentedOf({ by, reason, review, conclusion, ...rest }: FetchedEmergency) {
  const emergency: PresentedEmergency = { use: rest.use, role: rest.role, at: rest.at };
  // To the regievoerder that is all there is.
  if (!by || reason === null || review === null) return emergency;
  return {
    ...emergency,
    until: rest.until,
    by: { person: by.person.id, organisation: by.organisation.id },
    reason,
    review,
    ...(conclusion !== null && { conclusion }),
  };
}
