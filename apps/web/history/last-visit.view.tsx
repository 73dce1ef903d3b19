import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Icon } from '../ui/icon.view.js';
import { lastVisitQuery } from './last-visit.query.js';
import { useFresh } from './use-fresh.js';

/** On top of the plan: what others changed since this person last looked. Nothing on a first visit, or where nothing changed. */
export function LastVisitLine() {
  const say = useSay();
  const { moment } = useMoments();
  const { planId } = useOpenPlan().client;
  const { data } = useFresh({ query: lastVisitQuery, variables: { planId } });
  const [isHidden, setHidden] = useState(false);
  const visit = data?.lastVisit;
  if (!visit || visit.changes === 0 || isHidden) return null;
  const { at, changes, isMore } = visit;
  return (
    <div className="v-last-visit" role="status">
      <p className="nl-paragraph">
        {say(isMore ? 'lastVisit.more' : 'lastVisit.changes', { count: changes, at: moment(at) })}
      </p>
      <div className="v-row">
        <Link
          className="nl-link"
          to="/plans/$planId/history"
          params={{ planId }}
          search={{ new: true }}
        >
          {say('lastVisit.read')}
        </Link>
        <Link className="nl-link" to="/plans/$planId/compare" params={{ planId }}>
          {say('lastVisit.compare')}
        </Link>
        <ActionButton
          look="subtle"
          size="small"
          isIconOnly
          icon={<Icon name="close" />}
          onPress={() => setHidden(true)}
        >
          {say('lastVisit.hide')}
        </ActionButton>
      </div>
    </div>
  );
}
