import { useState } from 'react';
import { useQuery } from 'urql';
import { usePageTitle } from '../app/use-page-title.js';
import { OpenReviews } from '../emergency/open-reviews.view.js';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Loading } from '../ui/loading.view.js';
import { Notice } from '../ui/notice.view.js';
import { planListQuery } from './plan-list.query.js';
import { PlanCard } from './plan-card.view.js';

/** The plans that this person is on by name. Each page of the list is fetched when it is asked for. */
export function PlanListScreen() {
  const say = useSay();
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  usePageTitle(say('plans.title'));
  return (
    <div className="v-page v-stack v-stack--wide">
      <div className="v-stack">
        <h1 className="nl-heading nl-heading--level-1">{say('plans.title')}</h1>
        <p className="nl-paragraph">{say('plans.intro')}</p>
      </div>
      <OpenReviews />
      {pages.map((after, index) => (
        <PlanListPage
          key={after ?? ''}
          after={after}
          isLast={index === pages.length - 1}
          onMore={(next) => setPages([...pages, next])}
        />
      ))}
    </div>
  );
}

interface PlanListPageProps {
  readonly after: string | null;
  readonly isLast: boolean;
  readonly onMore: (after: string) => void;
}

function PlanListPage({ after, isLast, onMore }: PlanListPageProps) {
  const say = useSay();
  const [{ data, error }, refetch] = useQuery({
    query: planListQuery,
    variables: { after },
    requestPolicy: 'cache-and-network',
  });
  if (error && !data) {
    return (
      <Notice sort="error" role="alert">
        <p className="nl-paragraph">{say('plans.error')}</p>
        <ActionButton onPress={() => refetch({ requestPolicy: 'network-only' })}>
          {say('app.retry')}
        </ActionButton>
      </Notice>
    );
  }
  if (!data) return <Loading text={say('app.loading')} />;
  const { edges, pageInfo } = data.plans;
  if (edges.length === 0 && after === null) return <NoPlans />;
  return (
    <>
      <ul className="v-plain-list v-plan-list">
        {edges.map(({ node }) => (
          <li key={node.id}>
            <PlanCard plan={node} />
          </li>
        ))}
      </ul>
      {isLast && pageInfo.hasNextPage && pageInfo.endCursor ? (
        <ActionButton onPress={() => onMore(pageInfo.endCursor ?? '')}>
          {say('plans.more')}
        </ActionButton>
      ) : null}
    </>
  );
}

function NoPlans() {
  const say = useSay();
  return (
    <Notice title={say('plans.empty')}>
      <p className="nl-paragraph">{say('plans.empty.text')}</p>
    </Notice>
  );
}
