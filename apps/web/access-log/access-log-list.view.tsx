import { useSay } from '../messages/use-say.js';
import { useSight } from '../session/rights.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Loading } from '../ui/loading.view.js';
import { Notice } from '../ui/notice.view.js';
import { useNewInFocus } from '../ui/use-new-in-focus.js';
import { AccessLogLine } from './access-log-line.view.js';
import type { AccessLogFilter } from './access-log.query.js';
import { NoAccess } from './no-access.view.js';
import { useAccessLog } from './use-access-log.js';

/** The lines of the access log that the filters leave, newest first. */
export function AccessLogList({ filter }: { filter: AccessLogFilter }) {
  const rights = useSight();
  const say = useSay();
  const { entries, state, hasMore, more, refresh } = useAccessLog(filter, rights);
  const { list, mark } = useNewInFocus<HTMLOListElement>(entries.length);
  if (state === 'refused') return <NoAccess />;
  if (state === 'failed') {
    return (
      <Notice sort="error" role="alert">
        <p className="nl-paragraph">{say('accessLog.error')}</p>
        <ActionButton onPress={refresh}>{say('app.retry')}</ActionButton>
      </Notice>
    );
  }
  if (entries.length === 0 && state === 'loading') return <Loading text={say('app.loading')} />;
  if (entries.length === 0) return <p className="v-empty">{say('accessLog.empty')}</p>;
  return (
    <div className="v-stack v-stack--wide">
      <div className="v-row v-row--spread">
        <p className="v-hint" role="status">
          {say('accessLog.count', { count: entries.length })}
        </p>
        <ActionButton look="subtle" size="small" onPress={refresh}>
          {say('accessLog.refresh')}
        </ActionButton>
      </div>
      <ol ref={list} className="v-plain-list v-entries">
        {entries.map((entry) => (
          <li key={entry.id}>
            <AccessLogLine entry={entry} />
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
          {say('accessLog.more')}
        </ActionButton>
      ) : null}
    </div>
  );
}
