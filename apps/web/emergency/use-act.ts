import type { EmergencyRequest } from '#client';
import { useOpenPlan } from '../plan/plan.context.js';
import type { Refusal } from '../session/ask.js';

/** Does something about the emergency button or a conflict of interest; what it was refused with, or nothing. */
export function useAct(): (request: EmergencyRequest) => Promise<Refusal | undefined> {
  const { client } = useOpenPlan();
  return async (request) => {
    const result = await client.act(request);
    if (result.ok) return undefined;
    const { code, retryAfterMs } = result.error;
    return { ok: false, code, retryAfterMs };
  };
}
