import { useState } from 'react';
import { usePageTitle } from '../app/use-page-title.js';
import { useSay } from '../messages/use-say.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { HistoryFilters } from './history-filters.view.js';
import { LedgerExport } from './ledger-export.view.js';
import { HistoryList } from './history-list.view.js';
import { EVERYTHING } from './history.query.js';

/** The change history of the plan, with what narrows it. */
export function HistoryScreen() {
  const say = useSay();
  const { client } = useOpenPlan();
  const [filter, setFilter] = useState(EVERYTHING);
  usePageTitle(say('history.title'));
  return (
    <div className="v-page v-history">
      <div className="v-stack">
        <h2 className="nl-heading nl-heading--level-2">{say('history.title')}</h2>
        <p className="nl-paragraph">{say('history.intro')}</p>
      </div>
      <LedgerExport planId={client.planId} />
      <HistoryFilters filter={filter} onChange={setFilter} />
      <HistoryList planId={client.planId} filter={filter} />
    </div>
  );
}
