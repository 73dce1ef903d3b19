import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useQuery } from 'urql';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { useCasesNews } from '../session/use-cases-news.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Loading } from '../ui/loading.view.js';
import { Notice } from '../ui/notice.view.js';
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
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  return pages.map((after, index) => (
    <IntakePage
      key={after ?? ''}
      {...props}
      after={after}
      onMore={index === pages.length - 1 ? (next) => setPages([...pages, next]) : undefined}
    />
  ));
}

interface IntakePageProps extends IntakeListProps {
  readonly after: string | null;
  readonly onMore: ((after: string) => void) | undefined;
}

function IntakePage({ accepted, empty, after, onMore }: IntakePageProps) {
  const say = useSay();
  const id = useId();
  const [{ data, error }, refetch] = useQuery({
    query: intakesQuery,
    variables: { accepted, after },
    requestPolicy: 'network-only',
  });
  useCasesNews(refetch);
  const edges = data?.intakes.edges ?? [];
  const { list } = useNewInFocus<HTMLUListElement>(edges.length, after !== null);
  if (!data && !error) return empty === undefined ? null : <Loading text={say('app.loading')} />;
  const next = data?.intakes.pageInfo.hasNextPage ? data.intakes.pageInfo.endCursor : null;
  if (data && edges.length === 0 && empty === undefined) return null;
  return (
    <section className="v-stack" aria-labelledby={after === null ? id : undefined}>
      {after === null ? (
        <h2 id={id} className="nl-heading nl-heading--level-2">
          {say(accepted ? 'intake.taken' : 'intake.waiting')}
        </h2>
      ) : null}
      {data ? null : (
        <Notice sort="error" role="alert">
          <p className="nl-paragraph">{say('intake.error')}</p>
          <ActionButton onPress={() => refetch({ requestPolicy: 'network-only' })}>
            {say('app.retry')}
          </ActionButton>
        </Notice>
      )}
      {data && edges.length === 0 ? <p className="v-empty">{empty}</p> : null}
      {edges.length === 0 ? null : (
        <ul ref={list} className="v-plain-list v-stack">
          {edges.map(({ node }) => (
            <li key={node.planId} className="v-card v-stack v-stack--tight">
              <IntakeLine intake={node} accepted={accepted} />
            </li>
          ))}
        </ul>
      )}
      {next && onMore ? (
        <ActionButton onPress={() => onMore(next)}>{say('intake.more')}</ActionButton>
      ) : null}
    </section>
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
