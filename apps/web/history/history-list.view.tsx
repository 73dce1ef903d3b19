import { useMemo } from 'react';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Loading } from '../ui/loading.view.js';
import { Notice } from '../ui/notice.view.js';
import { useNewInFocus } from '../ui/use-new-in-focus.js';
import { HistoryEntryView } from './history-entry.view.js';
import { EVERYTHING, type HistoryFilter } from './history.query.js';
import { typingSessions } from './typing-session.js';
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
    const isFiltered = Object.keys(EVERYTHING).some((key) => filter[key as keyof HistoryFilter]);
    return (
      <p className="v-empty">{say(isFiltered ? 'history.empty.filtered' : 'history.empty')}</p>
    );
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
        {sessions.map((session) => (
          <li key={session.id}>
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
