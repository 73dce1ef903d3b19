import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { usePageTitle } from '../app/use-page-title.js';
import { useSay } from '../messages/use-say.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { HistoryFilters } from './history-filters.view.js';
import { LedgerExport } from './ledger-export.view.js';
import { HistoryList } from './history-list.view.js';
import { filterIn, searchOf } from './history-search.js';

const route = getRouteApi('/plans/$planId/history');

/** The change history of the plan, with what narrows it. What it is narrowed to stands in the address. */
export function HistoryScreen() {
  const say = useSay();
  const { planId } = useOpenPlan().client;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const filter = useMemo(() => filterIn(search), [search]);
  usePageTitle(say('history.title'));
  return (
    <div className="v-page v-history">
      <div className="v-stack">
        <h2 className="nl-heading nl-heading--level-2">{say('history.title')}</h2>
        <p className="nl-paragraph">{say('history.intro')}</p>
        <p className="nl-paragraph">
          <Link className="nl-link" to="/plans/$planId/compare" params={{ planId }}>
            {say('compare.open')}
          </Link>
        </p>
      </div>
      <LedgerExport planId={planId} />
      <HistoryFilters
        filter={filter}
        onChange={(next) => void navigate({ search: searchOf(next), resetScroll: false })}
      />
      <HistoryList planId={planId} filter={filter} />
    </div>
  );
}
