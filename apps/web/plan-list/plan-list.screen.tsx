import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { BEGINNING_TYPES } from '#contract';
import { PeopleLinks } from '../account/people-links.view.js';
import { usePageTitle } from '../app/use-page-title.js';
import { ConflictNews } from '../conflict/conflict-news.view.js';
import { IntakeList } from '../intake/intake-list.view.js';
import { OpenReviews } from '../emergency/open-reviews.view.js';
import { useSay } from '../messages/use-say.js';
import { useRightsTold } from '../session/rights.js';
import { useCasesNews } from '../session/use-cases-news.js';
import { useChangesByClock } from '../session/use-changes-by-clock.js';
import { useMe } from '../session/session.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Loading } from '../ui/loading.view.js';
import { Notice } from '../ui/notice.view.js';
import { useNewInFocus } from '../ui/use-new-in-focus.js';
import { PlanCard } from './plan-card.view.js';
import { PlanFinder, type PlanSearch } from './plan-finder.view.js';
import { planListQuery } from './plan-list.query.js';

const EVERYTHING: PlanSearch = { find: '', status: null };

/** The plans that this person is on by name, found by words and state, and invitations that wait. */
export function PlanListScreen() {
  const say = useSay();
  const me = useMe();
  const [search, setSearch] = useState(EVERYTHING);
  const told = useRightsTold();
  usePageTitle(say('plans.title'));
  return (
    <div className="v-page v-stack v-stack--wide">
      <div className="v-stack">
        <h1 className="nl-heading nl-heading--level-1">{say('plans.title')}</h1>
        <p className="nl-paragraph">{say('plans.intro')}</p>
        <p className="v-row">
          {me && BEGINNING_TYPES.has(me.organisation.type) ? (
            <Link className="nl-link" to="/new-case">
              {say('plans.new')}
            </Link>
          ) : null}
          {me?.takesInCases ? (
            <Link className="nl-link" to="/intake">
              {say('intakes.title')}
            </Link>
          ) : null}
          <PeopleLinks />
        </p>
      </div>
      <OpenReviews />
      <ConflictNews />
      {me?.takesInCases ? <IntakeList key={told} accepted={false} /> : null}
      <PlanFinder value={search} onChange={setSearch} />
      <FoundPlans key={JSON.stringify([told, search])} search={search} />
    </div>
  );
}

/** Each page of the list is fetched when it is asked for. */
function FoundPlans({ search }: { search: PlanSearch }) {
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  return pages.map((after, index) => (
    <PlanListPage
      key={after ?? ''}
      after={after}
      search={search}
      isLast={index === pages.length - 1}
      onMore={(next) => setPages([...pages, next])}
    />
  ));
}

interface PlanListPageProps {
  readonly after: string | null;
  readonly search: PlanSearch;
  readonly isLast: boolean;
  readonly onMore: (after: string) => void;
}

function PlanListPage({ after, search, isLast, onMore }: PlanListPageProps) {
  const say = useSay();
  const [{ data, error }, refetch] = useQuery({
    query: planListQuery,
    variables: { after, find: search.find.trim() || null, status: search.status },
    requestPolicy: 'network-only',
  });
  useCasesNews(refetch);
  useChangesByClock(data?.plans);
  const count = data?.plans.edges.length ?? 0;
  const { list } = useNewInFocus<HTMLUListElement>(count, after !== null);
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
  if (edges.length === 0 && after === null) return <NoPlans search={search} />;
  return (
    <>
      <ul ref={list} className="v-plain-list v-plan-list">
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

function NoPlans({ search }: { search: PlanSearch }) {
  const say = useSay();
  const isAll = search.find.trim() === '' && search.status === null;
  // Nobody of the platform can be put on a case (I-70).
  const isOfPlatform = useMe()?.organisation.type === 'PLATFORM';
  const title = !isAll ? 'plans.none' : isOfPlatform ? 'plans.empty.platform' : 'plans.empty';
  return (
    <Notice role="status" title={say(title)}>
      <p className="nl-paragraph">{say(`${title}.text`)}</p>
    </Notice>
  );
}
