import { useMemo } from 'react';
import type { MessageId } from '../messages/nl.messages.js';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Loading } from '../ui/loading.view.js';
import { Notice } from '../ui/notice.view.js';
import { useNewInFocus } from '../ui/use-new-in-focus.js';
import { HistoryEntryView } from './history-entry.view.js';
import { EVERYTHING, type HistoryFilter } from './history.query.js';
import { lastVisitQuery } from './last-visit.query.js';
import { typingSessions } from './typing-session.js';
import { useFresh } from './use-fresh.js';
import { useHistory } from './use-history.js';

interface HistoryListProps {
  readonly planId: string;
  readonly filter: HistoryFilter;
}

/** The changes that this reader may see, newest first, with typing read as sessions. */
export function HistoryList({ planId, filter }: HistoryListProps) {
  const say = useSay();
  const { entries, state, hasMore, more, refresh } = useHistory(planId, filter);
  const sessions = useMemo(() => typingSessions(entries), [entries]);
  const firstKnown = sessions.findIndex(({ entries: [newest] }) => !newest.isNew);
  const { list, mark } = useNewInFocus<HTMLOListElement>(sessions.length);
  if (state === 'failed') {
    return (
      <Notice sort="error" role="alert">
        <p className="nl-paragraph">{say('history.error')}</p>
        <ActionButton onPress={refresh}>{say('app.retry')}</ActionButton>
      </Notice>
    );
  }
  if (entries.length === 0 && state === 'loading') return <Loading text={say('app.loading')} />;
  if (entries.length === 0) {
    return <p className="v-empty">{say(emptyId(filter))}</p>;
  }
  return (
    <div className="v-stack v-stack--wide">
      <div className="v-row v-row--spread">
        <p className="v-hint" role="status">
          {say('history.count', { count: sessions.length })}
        </p>
        <ActionButton look="subtle" size="small" onPress={refresh}>
          {say('history.refresh')}
        </ActionButton>
      </div>
      <ol ref={list} className="v-plain-list v-entries">
        {sessions.map((session, index) => (
          <li key={session.id}>
            {index > 0 && index === firstKnown ? <VisitMark planId={planId} /> : null}
            <HistoryEntryView session={session} isOneItem={filter.item !== null} />
          </li>
        ))}
      </ol>
      {hasMore ? (
        <ActionButton
          isDisabled={state === 'loading'}
          onPress={() => {
            mark();
            more();
          }}
        >
          {say('history.more')}
        </ActionButton>
      ) : null}
    </div>
  );
}

function emptyId(filter: HistoryFilter): MessageId {
  const narrowing = Object.keys(EVERYTHING).filter((key) => filter[key as keyof HistoryFilter]);
  if (narrowing.length === 0) return 'history.empty';
  return narrowing.join() === 'sinceLastVisit' ? 'history.empty.new' : 'history.empty.filtered';
}

/** Between what came since the last visit and what this person has seen. */
function VisitMark({ planId }: { planId: string }) {
  const say = useSay();
  const { moment } = useMoments();
  const { data } = useFresh({ query: lastVisitQuery, variables: { planId } });
  const at = data?.lastVisit?.at;
  return (
    <p className="v-visit-mark">
      {at === undefined ? null : say('history.lastVisit', { at: moment(at) })}
    </p>
  );
}
