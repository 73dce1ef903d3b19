import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { BEGINNING_TYPES } from '#contract';
import { PeopleLinks } from '../account/people-links.view.js';
import { usePageTitle } from '../app/use-page-title.js';
import { ConflictNews } from '../conflict/conflict-news.view.js';
import { ErasureNews } from '../erasure/erasure-link.view.js';
import { IntakeList } from '../intake/intake-list.view.js';
import { OpenReviews } from '../emergency/open-reviews.view.js';
import { useSay } from '../messages/use-say.js';
import { useRightsTold } from '../session/rights.js';
import { useCasesNews } from '../session/use-cases-news.js';
import { useChangesByClock } from '../session/use-changes-by-clock.js';
import { useMe } from '../session/session.context.js';
import { useStanding } from '../session/use-standing.js';
import { ActionButton } from '../ui/action-button.view.js';
import { FailedList } from '../ui/failed-list.view.js';
import { Loading } from '../ui/loading.view.js';
import { Notice } from '../ui/notice.view.js';
import { useFocusStays } from '../ui/use-focus-stays.js';
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
      <ErasureNews />
      {me?.takesInCases ? <IntakeList key={told} accepted={false} /> : null}
      <PlanFinder value={search} onChange={setSearch} />
      <FoundPlans key={JSON.stringify([told, search])} search={search} />
    </div>
  );
}

/** Each page of the list is fetched when it is asked for, and goes on where the one before it ends now. */
function FoundPlans({ search }: { search: PlanSearch }) {
  const [count, setCount] = useState(1);
  return (
    <PlanListPage
      after={null}
      search={search}
      further={count - 1}
      onMore={() => setCount(count + 1)}
    />
  );
}

interface PlanListPageProps {
  readonly after: string | null;
  readonly search: PlanSearch;
  /** How many pages were asked for behind this one. */
  readonly further: number;
  readonly onMore: () => void;
}

function PlanListPage({ after, search, further, onMore }: PlanListPageProps) {
  const say = useSay();
  const [{ data, error }, refetch] = useQuery({
    query: planListQuery,
    variables: { after, find: search.find.trim() || null, status: search.status },
    requestPolicy: 'network-only',
  });
  useCasesNews(refetch);
  const { shown, failed } = useStanding(data?.plans, error);
  useChangesByClock(shown);
  const { list } = useNewInFocus<HTMLUListElement>(shown?.edges.length ?? 0, after !== null);
  const focus = useFocusStays(list, shown?.edges.map(({ node }) => node.id) ?? []);
  const failure = failed ? (
    <FailedList
      text={say('plans.error')}
      onRetry={() => refetch({ requestPolicy: 'network-only' })}
    />
  ) : null;
  if (!shown) return failure ?? <Loading text={say('app.loading')} />;
  const { edges, pageInfo } = shown;
  if (edges.length === 0 && after === null) return failure ?? <NoPlans search={search} />;
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  return (
    <>
      {failure}
      <ul ref={list} {...focus} className="v-plain-list v-plan-list">
        {edges.map(({ node }) => (
          <li key={node.id}>
            <PlanCard plan={node} />
          </li>
        ))}
      </ul>
      {next && further > 0 ? (
        <PlanListPage after={next} search={search} further={further - 1} onMore={onMore} />
      ) : null}
      {next && further === 0 ? (
        <ActionButton onPress={onMore}>{say('plans.more')}</ActionButton>
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
