import { useEffect, useState } from 'react';
import type { EmergencyRole, PresentedEmergency } from '#contract';
import { useLive, useOpenPlan } from '../plan/plan.context.js';

/** What this person is told of the emergency button as somebody of this role. */
export function useEmergencies(role: EmergencyRole): readonly PresentedEmergency[] {
  const all = useLive((state) => state.emergencies);
  return all.filter((emergency) => emergency.role === role);
}

/** One's own use that opens something now; it is over by the server's clock, whatever it still has to say. */
export function useRunning(): (PresentedEmergency & { until: string }) | undefined {
  const own = useEmergencies('USER');
  const now = useNow(own.length > 0);
  return own.find((emergency): emergency is PresentedEmergency & { until: string } => {
    const { until } = emergency;
    return typeof until === 'string' && Date.parse(until) > now;
  });
}

/**
 * Unix milliseconds by the server's clock: on a machine whose clock is wrong an hour is one, too. Told anew every second, where
 * somebody looks at it.
 */
export function useNow(isLookedAt = true): number {
  const { client } = useOpenPlan();
  const [now, setNow] = useState(() => client.now());
  useEffect(() => {
    if (!isLookedAt) return undefined;
    const timer = setInterval(() => setNow(client.now()), 1000);
    return () => clearInterval(timer);
  }, [client, isLookedAt]);
  return now;
}
