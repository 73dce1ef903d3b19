import { Link } from '@tanstack/react-router';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import type { PlanSummary } from './plan-list.query.js';

/** One plan in the list. The label is a neutral name; nobody is named on this screen but the regievoerder. */
export function PlanCard({ plan }: { plan: PlanSummary }) {
  const say = useSay();
  const { list } = useMoments();
  const complete = plan.completeness.filter(({ state }) => state === 'COMPLETE').length;
  return (
    <article className="v-card v-plan-card">
      <div className="v-stack v-stack--tight">
        <h2 className="nl-heading nl-heading--level-3">
          <Link className="nl-link" to="/plans/$planId" params={{ planId: plan.id }}>
            {plan.label}
          </Link>
        </h2>
        <p className="v-hint">
          {say('plan.case')} {plan.caseNumber}
        </p>
      </div>
      <dl className="v-facts">
        <div>
          <dt>{say('case.status')}</dt>
          <dd>{say(`case.status.${plan.status}`)}</dd>
        </div>
        <div>
          <dt>{say('plans.director')}</dt>
          <dd>{plan.director ?? say('plans.noDirector')}</dd>
        </div>
        <div>
          <dt>{say('plans.organisations')}</dt>
          <dd>{list(plan.organisations.map(({ name }) => name))}</dd>
        </div>
        <div>
          <dt>{say('plan.completeness')}</dt>
          <dd>{say('plans.complete', { complete, total: plan.completeness.length })}</dd>
        </div>
      </dl>
    </article>
  );
}
