import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useQuery } from 'urql';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { useRightsVersion } from '../session/rights.js';
import { Notice } from '../ui/notice.view.js';
import { openReviewsQuery } from './emergency.query.js';

/** Uses of the emergency button that are to be looked back on. They stay here until that is done. */
export function OpenReviews() {
  const say = useSay();
  const { moment } = useMoments();
  const [{ data }, refetch] = useQuery({
    query: openReviewsQuery,
    requestPolicy: 'network-only',
  });
  const version = useRightsVersion();
  useEffect(() => {
    if (version > 0) refetch({ requestPolicy: 'network-only' });
  }, [version, refetch]);
  const reviews = data?.openReviews ?? [];
  if (reviews.length === 0) return null;
  return (
    <Notice sort="warning" title={say('review.open', { count: reviews.length })}>
      <ul className="v-plain-list v-stack">
        {reviews.map(({ use, at, isLate, planId, person }) => (
          <li key={use} className="v-row">
            {planId === null ? (
              <span>
                {say('review.byColleague', { name: person?.name ?? '', moment: moment(at) })}
              </span>
            ) : (
              <Link className="nl-link" to="/plans/$planId" params={{ planId }}>
                {say('review.of', { moment: moment(at) })}
              </Link>
            )}
            {isLate ? <span className="nl-data-badge">{say('review.late')}</span> : null}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
