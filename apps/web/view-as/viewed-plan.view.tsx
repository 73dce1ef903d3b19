import { useMemo } from 'react';
import type { CombinedError } from 'urql';
import { useSay } from '../messages/use-say.js';
import { fetchedPlan } from '../plan/fetched-plan.js';
import { frozenClient } from '../plan/frozen-client.js';
import { OpenPlan } from '../plan/open-plan.js';
import { PlanContext } from '../plan/plan.context.js';
import { PlanBody } from '../plan/sections.screen.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Loading } from '../ui/loading.view.js';
import { Notice } from '../ui/notice.view.js';
import { usePlanAs } from './use-plan-as.js';

interface ViewedPlanProps {
  readonly planId: string;
  readonly organisation: string;
  readonly name: string;
}

/** The plan through the eyes of an organisation, as fetched now: being fetched, not to be had, empty, or there. */
export function ViewedPlan({ planId, organisation, name }: ViewedPlanProps) {
  const say = useSay();
  const { answer, again } = usePlanAs(planId, organisation);
  const data = answer?.data;
  const plan = useMemo(() => (data ? fetchedPlan(data) : null), [data]);
  const open = useMemo(
    () => (plan !== null && typeof plan === 'object' ? new OpenPlan(frozenClient(plan)) : null),
    [plan],
  );
  if (!answer) return <Loading text={say('as.loading')} />;
  if (!open || typeof plan !== 'object' || plan === null) {
    const isAbsent = plan === 'absent' || isRefusedAs(answer.error, 'ABSENT');
    return (
      <div className="v-page v-page--head">
        <Notice sort={isAbsent ? 'warning' : 'error'} role="alert">
          <p className="nl-paragraph">{say(isAbsent ? 'as.absent' : 'as.error')}</p>
          <ActionButton onPress={again}>{say('app.retry')}</ActionButton>
        </Notice>
      </div>
    );
  }
  const isEmpty = plan.sections.every(({ items }) => items.every(({ removed }) => removed));
  return (
    <>
      <div className="v-page v-page--head v-stack">
        <Notice role="status" title={say('as.heading', { organisation: name })}>
          <p className="nl-paragraph">
            {isEmpty ? say('as.empty', { organisation: name }) : say('as.fetched')}
          </p>
        </Notice>
      </div>
      {isEmpty ? null : (
        <PlanContext value={open}>
          <PlanBody />
        </PlanContext>
      )}
    </>
  );
}

function isRefusedAs(error: CombinedError | undefined, code: string): boolean {
  return error?.graphQLErrors.some(({ extensions }) => extensions['code'] === code) ?? false;
}
