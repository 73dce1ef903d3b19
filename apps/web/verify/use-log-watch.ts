import { useEffect, useSyncExternalStore } from 'react';
import { useLive, useOpenPlan } from '../plan/plan.context.js';
import { useMe } from '../session/session.context.js';
import { logWatch, type LogStanding } from './log-watch.js';

/** Has the log looked at when a plan is opened and when the connection comes back; a plan of a log that is not trusted is read, and not written in (G-74). */
export function useLogWatch(): void {
  const { client } = useOpenPlan();
  const isDemo = useMe()?.demo === true;
  const isThere = useLive(({ plan, save }) => plan !== null && save !== 'offline');
  const { alarm } = useLogStanding();
  useEffect(() => {
    if (isThere) void logWatch.look(isDemo);
  }, [isThere, isDemo]);
  useEffect(() => {
    if (alarm !== null) client.distrust();
  }, [alarm, client]);
}

export function useLogStanding(): LogStanding {
  return useSyncExternalStore(logWatch.subscribe, logWatch.getSnapshot);
}
