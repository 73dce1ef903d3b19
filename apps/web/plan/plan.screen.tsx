import { Outlet } from '@tanstack/react-router';
import { useState, useSyncExternalStore } from 'react';
import { usePageTitle } from '../app/use-page-title.js';
import { DropDrafts } from '../correction/drop-drafts.view.js';
import { EmergencyNotices } from '../emergency/emergency-notices.view.js';
import { PressProvider } from '../emergency/press.context.js';
import { useSay } from '../messages/use-say.js';
import { Loading } from '../ui/loading.view.js';
import { useIsSlow } from '../ui/use-is-slow.js';
import { DistrustedPlan } from '../verify/distrusted-plan.view.js';
import { RestoreNotice } from '../verify/restore-notice.view.js';
import { useLogWatch } from '../verify/use-log-watch.js';
import { BlockedPlan } from './blocked-plan.view.js';
import { ClosedNotice } from './closed-notice.view.js';
import { PastNotice } from './past-notice.view.js';
import { EndedScreen } from './ended.screen.js';
import { LeaveGuard } from './leave-guard.view.js';
import { PlanHeader } from './plan-header.view.js';
import { PlanHolder } from './plan-holder.js';
import { PlanContext, useLive } from './plan.context.js';

/** Holds one plan open for as long as its screens are shown. */
export function PlanScreen({ planId }: { planId: string }) {
  const [holder] = useState(() => new PlanHolder(planId));
  const plan = useSyncExternalStore(holder.subscribe, holder.getSnapshot);
  if (!plan) return null;
  return (
    <PlanContext value={plan}>
      <PressProvider>
        <PlanStates planId={planId} />
      </PressProvider>
    </PlanContext>
  );
}

/** How long to wait for the live connection before showing the plan without it. */
const PATIENCE_MS = 6000;

function PlanStates({ planId }: { planId: string }) {
  const say = useSay();
  const endedBy = useLive((state) => state.endedBy);
  const hasPlan = useLive((state) => state.plan !== null);
  const isSlow = useIsSlow(!hasPlan && endedBy === null, PATIENCE_MS);
  usePageTitle(say('plan.view'));
  useLogWatch();
  if (endedBy === 'LOG_REFUSED') return <DistrustedPlan />;
  if (endedBy !== null) return <EndedScreen endedBy={endedBy} />;
  if (!hasPlan) {
    return isSlow ? <BlockedPlan planId={planId} /> : <Loading text={say('plan.connecting')} />;
  }
  return (
    <>
      <PlanHeader planId={planId} />
      <LeaveGuard planId={planId} />
      <DropDrafts />
      <ClosedNotice />
      <PastNotice />
      <RestoreNotice />
      <EmergencyNotices />
      <Outlet />
    </>
  );
}
