import { useEffect, useState } from 'react';
import type { EmergencyRole, PresentedEmergency } from '#contract';
import { useLive } from '../plan/plan.context.js';

/** What this person is told of the emergency button as somebody of this role. */
export function useEmergencies(role: EmergencyRole): readonly PresentedEmergency[] {
  const all = useLive((state) => state.emergencies);
  return all.filter((emergency) => emergency.role === role);
}

/** One's own use that opens something now; it is over by the clock of this screen, whatever the server still has to say. */
export function useRunning(): (PresentedEmergency & { until: string }) | undefined {
  const own = useEmergencies('USER');
  const now = useNow();
  return own.find((emergency): emergency is PresentedEmergency & { until: string } => {
    const { until } = emergency;
    return typeof until === 'string' && Date.parse(until) > now;
  });
}

/** Unix milliseconds, told anew every second. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
