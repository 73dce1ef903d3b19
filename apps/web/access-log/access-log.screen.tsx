import { useState } from 'react';
import { usePageTitle } from '../app/use-page-title.js';
import { useSay } from '../messages/use-say.js';
import { useMe } from '../session/session.context.js';
import { AccessLogFilters } from './access-log-filters.view.js';
import { AccessLogList } from './access-log-list.view.js';
import { EVERY_LINE } from './access-log.query.js';
import { NoAccess } from './no-access.view.js';

/** Who looked: for the privacy officer of an organisation. */
export function AccessLogScreen() {
  const say = useSay();
  const me = useMe();
  usePageTitle(say('accessLog.title'));
  return (
    <div className="v-page v-history">
      <div className="v-stack">
        <h1 className="nl-heading nl-heading--level-1">{say('accessLog.title')}</h1>
        {me?.readsAccessLog === true ? (
          <p className="nl-paragraph">
            {say('accessLog.intro', { organisation: me.organisation.name })}
          </p>
        ) : null}
      </div>
      {me?.readsAccessLog === true ? <Lines /> : <NoAccess />}
    </div>
  );
}

function Lines() {
  const [filter, setFilter] = useState(EVERY_LINE);
  return (
    <>
      <AccessLogFilters filter={filter} onChange={setFilter} />
      <AccessLogList filter={filter} />
    </>
  );
}
