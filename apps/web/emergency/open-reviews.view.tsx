import { Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useQuery } from 'urql';
import type { ReviewWaitsFor } from '#contract';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { useCasesNews } from '../session/use-cases-news.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Notice } from '../ui/notice.view.js';
import { openReviewsQuery } from './emergency.query.js';
import { StandInDialog } from './stand-in.dialog.js';

/** Uses of the emergency button that are to be looked back on. They stay here until that is done. */
export function OpenReviews() {
  const say = useSay();
  const { moment } = useMoments();
  const [{ data }, ask] = useQuery({
    query: openReviewsQuery,
    requestPolicy: 'network-only',
  });
  useCasesNews(useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]));
  const reviews = data?.openReviews ?? [];
  if (reviews.length === 0) return null;
  return (
    <Notice sort="warning" title={say('review.open', { count: reviews.length })}>
      <ul className="v-plain-list v-stack">
        {reviews.map(({ use, at, isLate, planId, person, waitsFor }) => (
          <li key={use} className="v-row">
            {planId === null ? (
              <OfColleague
                use={use}
                name={person?.name ?? ''}
                moment={moment(at)}
                waitsFor={waitsFor}
                onConcluded={() => ask({ requestPolicy: 'network-only' })}
              />
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

interface OfColleagueProps {
  readonly use: string;
  readonly name: string;
  readonly moment: string;
  readonly waitsFor: ReviewWaitsFor;
  readonly onConcluded: () => void;
}

/** What a colleague pressed, for their privacy officer, who concludes it where nobody else is there to. */
function OfColleague({ use, name, moment, waitsFor, onConcluded }: OfColleagueProps) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <span>
        {say('review.byColleague', { name, moment })} {say(`review.waits.${waitsFor}`)}
      </span>
      {waitsFor === 'YOU' ? (
        <>
          <ActionButton
            size="small"
            aria-label={say('review.button.of', { name, moment })}
            onPress={() => setOpen(true)}
          >
            {say('review.button')}
          </ActionButton>
          <StandInDialog
            use={use}
            isOpen={isOpen}
            onClose={() => setOpen(false)}
            onConcluded={onConcluded}
          />
        </>
      ) : null}
    </>
  );
}
