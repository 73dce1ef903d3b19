import { useMutation } from 'urql';
import type { EmergencyRequest } from '#client';
import { refusalIn } from '../circle/refusal-in.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { useOpIds } from '../plan/use-op-ids.js';
import type { Refusal } from '../session/ask.js';
import { emergencyInput } from './emergency-input.js';
import { emergencyActMutation } from './emergency.query.js';
import { useFetchEmergencies } from './use-fetched-emergencies.js';

/**
 * Does something about the emergency button or a conflict of interest; what it was refused with, or nothing. Over HTTP, as
 * the contact is read: it works without a live connection too, and never waits for one.
 */
export function useAct(): (request: EmergencyRequest) => Promise<Refusal | undefined> {
  const { client } = useOpenPlan();
  const [, send] = useMutation(emergencyActMutation);
  const opIds = useOpIds(client.now);
  const fetchEmergencies = useFetchEmergencies();
  return async (request) => {
    const { planId, store } = client;
    const before = store.getSnapshot().emergencies;
    const op = emergencyInput(request, opIds.idOf(request));
    const { data, error } = await send({ planId, op });
    const refusal = error && refusalIn(error);
    // Nobody knows what became of it: it may be stored.
    if (refusal?.code !== 'UNAVAILABLE') opIds.answered();
    if (refusal) return refusal;
    const [answer] = data?.submit ?? [];
    if (answer?.__typename === 'OpRefused') {
      const { code, retryAfterMs } = answer.error;
      return { ok: false, code, retryAfterMs: retryAfterMs ?? undefined };
    }
    if (store.getSnapshot().emergencies === before) await fetchEmergencies();
    return undefined;
  };
}
