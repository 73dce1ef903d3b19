import { useMemo } from 'react';
import { useQuery } from 'urql';
import type { PresentedPlan } from '#contract';
import { Instead } from '../emergency/instead.view.js';
import { useSay } from '../messages/use-say.js';
import { Loading } from '../ui/loading.view.js';
import { Notice } from '../ui/notice.view.js';
import { EndedScreen } from './ended.screen.js';
import { fetchedPlan } from './fetched-plan.js';
import { fetchedPlanQuery } from './fetched-plan.query.js';
import { frozenClient } from './frozen-client.js';
import { FrozenPlan } from './frozen-plan.view.js';
import { OpenPlan } from './open-plan.js';

/** The plan without a live connection: the text as last fetched, to read, and the plain fact that it is so. */
export function BlockedPlan({ planId }: { planId: string }) {
  const say = useSay();
  const [{ data, error, fetching }] = useQuery<unknown>({
    query: fetchedPlanQuery,
    variables: { id: planId },
    requestPolicy: 'network-only',
  });
  const fetched = useMemo(() => (data ? fetchedPlan(data) : null), [data]);
  const open = useMemo(
    () =>
      fetched !== null && typeof fetched === 'object' ? new OpenPlan(frozenClient(fetched)) : null,
    [fetched],
  );
  if (fetched === 'signedOut') return <EndedScreen endedBy="UNAUTHENTICATED" />;
  if (fetched === 'absent') return <EndedScreen endedBy="ABSENT" />;
  if (fetching && !fetched) return <Loading text={say('plan.connecting')} />;
  const isEmpty = error !== undefined || !open;
  return (
    <>
      <div className="v-page v-page--head v-stack">
        {open ? <PlanTitle plan={open.client.store.getSnapshot().plan} /> : null}
        <Notice sort="warning" role="alert" title={say('plan.blocked')}>
          <p className="nl-paragraph">
            {say(isEmpty ? 'plan.blocked.empty' : 'plan.blocked.text')}
          </p>
        </Notice>
        {isEmpty ? <Instead text={say('emergency.blocked')} /> : null}
      </div>
      {open && !isEmpty ? <FrozenPlan open={open} /> : null}
    </>
  );
}

function PlanTitle({ plan }: { plan: PresentedPlan | null }) {
  const say = useSay();
  if (!plan) return null;
  return (
    <div>
      <h1 className="nl-heading nl-heading--level-3">{plan.label}</h1>
      <p className="v-hint">
        {say('plan.case')} {plan.caseNumber}
      </p>
    </div>
  );
}
