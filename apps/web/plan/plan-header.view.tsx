import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type RefObject } from 'react';
import { EmergencyButton } from '../emergency/emergency-button.view.js';
import { EmergencyFlag } from '../emergency/emergency-flag.view.js';
import { useSay } from '../messages/use-say.js';
import { PeoplePresent } from './people-present.view.js';
import { useLive } from './plan.context.js';
import { SaveStateView } from './save-state.view.js';

/** Which plan this is, whether what was typed is stored, and who else is here. Stays in sight while scrolling. */
export function PlanHeader({ planId }: { planId: string }) {
  const say = useSay();
  const label = useLive((state) => state.plan?.label);
  const caseNumber = useLive((state) => state.plan?.caseNumber);
  const header = useRef<HTMLDivElement>(null);
  useHeightTold(header);
  return (
    <div ref={header} className="v-plan-header">
      <div className="v-plan-header__inside">
        <div className="v-plan-title">
          <h1 className="nl-heading nl-heading--level-3">{label}</h1>
          <p className="v-hint">
            <span className="v-narrow-unseen">{say('plan.case')} </span>
            {caseNumber}
          </p>
        </div>
        <PeoplePresent />
        <EmergencyButton />
        <SaveStateView />
        <EmergencyFlag />
        <nav className="v-tabs" aria-label={label}>
          <Link
            className="v-tab"
            to="/plans/$planId"
            params={{ planId }}
            activeOptions={{ exact: true }}
          >
            {say('plan.view')}
          </Link>
          <Link className="v-tab" to="/plans/$planId/circle" params={{ planId }}>
            {say('circle.title')}
          </Link>
          <Link className="v-tab" to="/plans/$planId/versions" params={{ planId }}>
            {say('version.title')}
          </Link>
          <Link className="v-tab" to="/plans/$planId/history" params={{ planId }}>
            {say('history.title')}
          </Link>
          <Link className="v-tab" to="/plans/$planId/as" params={{ planId }}>
            {say('as.title')}
          </Link>
          <Link className="v-tab" to="/plans/$planId/verify" params={{ planId }}>
            {say('verify.tab')}
          </Link>
        </nav>
      </div>
    </div>
  );
}

/** What else stays in sight stays below it. */
function useHeightTold(header: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (!header.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize ?? 0;
      document.documentElement.style.setProperty('--v-plan-head', `${height}px`);
    });
    observer.observe(header.current);
    return () => observer.disconnect();
  }, [header]);
}
