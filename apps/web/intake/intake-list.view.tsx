import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useQuery } from 'urql';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { useCasesNews } from '../session/use-cases-news.js';
import { useStanding } from '../session/use-standing.js';
import { ActionButton } from '../ui/action-button.view.js';
import { FailedList } from '../ui/failed-list.view.js';
import { Loading } from '../ui/loading.view.js';
import { useFocusStays } from '../ui/use-focus-stays.js';
import { useNewInFocus } from '../ui/use-new-in-focus.js';
import { intakesQuery, type IntakeSummary } from './intake.query.js';

interface IntakeListProps {
  /** Those that the organisation takes part in, and not the invitations. */
  readonly accepted: boolean;
  /** What stands there when there are none; without it nothing does, not even the heading. */
  readonly empty?: string;
}

/** The cases that one's organisation is invited to, or takes part in, page by page. */
export function IntakeList(props: IntakeListProps) {
  const [count, setCount] = useState(1);
  return (
    <IntakePage {...props} after={null} further={count - 1} onMore={() => setCount(count + 1)} />
  );
}

interface IntakePageProps extends IntakeListProps {
  readonly after: string | null;
  /** How many pages were asked for behind this one; each goes on where the one before it ends now. */
  readonly further: number;
  readonly onMore: () => void;
}

function IntakePage(props: IntakePageProps) {
  const { accepted, empty, after, further, onMore } = props;
  const say = useSay();
  const id = useId();
  const [{ data, error }, refetch] = useQuery({
    query: intakesQuery,
    variables: { accepted, after },
    requestPolicy: 'network-only',
  });
  useCasesNews(refetch);
  const { shown, failed } = useStanding(data?.intakes, error);
  const edges = shown?.edges ?? [];
  const { list } = useNewInFocus<HTMLUListElement>(edges.length, after !== null);
  const ids = edges.map(({ node }) => node.planId);
  const focus = useFocusStays(list, ids);
  if (!shown && !failed) return empty === undefined ? null : <Loading text={say('app.loading')} />;
  if (!failed && edges.length === 0 && empty === undefined) return null;
  const next = shown?.pageInfo.hasNextPage ? shown.pageInfo.endCursor : null;
  return (
    <>
      <section className="v-stack" aria-labelledby={after === null ? id : undefined}>
        {after === null ? (
          <h2 id={id} className="nl-heading nl-heading--level-2">
            {say(accepted ? 'intake.taken' : 'intake.waiting')}
          </h2>
        ) : null}
        {failed ? (
          <FailedList
            text={say('intake.error')}
            onRetry={() => refetch({ requestPolicy: 'network-only' })}
          />
        ) : null}
        {shown && edges.length === 0 && empty !== undefined ? (
          <p className="v-empty">{empty}</p>
        ) : null}
        {edges.length === 0 ? null : (
          <ul ref={list} {...focus} className="v-plain-list v-stack">
            {edges.map(({ node }) => (
              <li key={node.planId} className="v-card v-stack v-stack--tight">
                <IntakeLine intake={node} accepted={accepted} />
              </li>
            ))}
          </ul>
        )}
        {next && further === 0 ? (
          <ActionButton onPress={onMore}>{say('intake.more')}</ActionButton>
        ) : null}
      </section>
      {next && further > 0 ? <IntakePage {...props} after={next} further={further - 1} /> : null}
    </>
  );
}

function IntakeLine({ intake, accepted }: { intake: IntakeSummary; accepted: boolean }) {
  const say = useSay();
  const { moment } = useMoments();
  const { planId, caseNumber: number, by, invitedAt } = intake;
  return (
    <>
      <Link className="nl-link" to="/intake/$planId" params={{ planId }}>
        {say(accepted ? 'intake.case' : 'intake.title', { number })}
      </Link>
      <span className="v-hint">
        {say('intake.from', { organisation: by.organisation.name, at: moment(invitedAt) })}
      </span>
    </>
  );
}
