import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import type { ReviewWaitsFor } from '#contract';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { useCasesNews } from '../session/use-cases-news.js';
import { useStanding } from '../session/use-standing.js';
import { ActionButton } from '../ui/action-button.view.js';
import { FailedList } from '../ui/failed-list.view.js';
import { Notice } from '../ui/notice.view.js';
import { openReviewsQuery } from './emergency.query.js';
import { StandInDialog } from './stand-in.dialog.js';

/** Uses of the emergency button that are to be looked back on. They stay here until that is done. */
export function OpenReviews() {
  const say = useSay();
  const { moment } = useMoments();
  const [{ data, error }, ask] = useQuery({
    query: openReviewsQuery,
    requestPolicy: 'network-only',
  });
  useCasesNews(ask);
  const { shown: reviews = [], failed } = useStanding(data?.openReviews, error);
  const [opened, open] = useState<string | null>(null);
  return (
    <>
      {failed ? (
        <FailedList
          text={say('review.error')}
          onRetry={() => ask({ requestPolicy: 'network-only' })}
        />
      ) : null}
      {reviews.length === 0 ? null : (
        <Notice sort="warning" title={say('review.open', { count: reviews.length })}>
          <ul className="v-plain-list v-stack">
            {reviews.map(({ use, at, isLate, planId, person, waitsFor }) => (
              <li key={use} className="v-row">
                {planId === null ? (
                  <OfColleague
                    name={person?.name ?? ''}
                    moment={moment(at)}
                    waitsFor={waitsFor}
                    onOpen={() => open(use)}
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
      )}
      {opened === null ? null : (
        <StandInDialog
          key={opened}
          use={opened}
          onClose={() => open(null)}
          onConcluded={() => ask({ requestPolicy: 'network-only' })}
        />
      )}
    </>
  );
}

interface OfColleagueProps {
  readonly name: string;
  readonly moment: string;
  readonly waitsFor: ReviewWaitsFor;
  readonly onOpen: () => void;
}

/** What a colleague pressed, for their privacy officer, who concludes it where nobody else is there to. */
function OfColleague({ name, moment, waitsFor, onOpen }: OfColleagueProps) {
  const say = useSay();
  return (
    <>
      <span>
        {say('review.byColleague', { name, moment })} {say(`review.waits.${waitsFor}`)}
      </span>
      {waitsFor === 'YOU' ? (
        <ActionButton
          size="small"
          aria-label={say('review.button.of', { name, moment })}
          onPress={onOpen}
        >
          {say('review.button')}
        </ActionButton>
      ) : null}
    </>
  );
}
