import { Link } from '@tanstack/react-router';
import { usePageTitle } from '../app/use-page-title.js';
import { useSay } from '../messages/use-say.js';
import { useRightsTold } from '../session/rights.js';
import { useMe } from '../session/session.context.js';
import { Notice } from '../ui/notice.view.js';
import { IntakeList } from './intake-list.view.js';

/** What one's organisation is asked to take part in and what it takes part in, for whoever takes in cases (C-05, C-07). */
export function IntakesScreen() {
  const say = useSay();
  const me = useMe();
  const told = useRightsTold();
  usePageTitle(say('intakes.title'));
  return (
    <div className="v-page v-page--narrow v-stack v-stack--wide">
      <Link className="nl-link" to="/">
        {say('plan.back')}
      </Link>
      <h1 className="nl-heading nl-heading--level-1">{say('intakes.title')}</h1>
      {me?.takesInCases ? (
        <>
          <p className="nl-paragraph">
            {say('intakes.intro', { organisation: me.organisation.name })}
          </p>
          <IntakeList
            key={`${told} waiting`}
            accepted={false}
            empty={say('intake.waiting.empty')}
          />
          <IntakeList key={`${told} taken`} accepted empty={say('intake.taken.empty')} />
        </>
      ) : (
        <Notice role="status" title={say('intakes.refused')}>
          <p className="nl-paragraph">{say('intakes.refused.text')}</p>
        </Notice>
      )}
    </div>
  );
}
