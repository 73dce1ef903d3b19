import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { usePageTitle } from '../app/use-page-title.js';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import type { CompareSearch } from './compare-search.js';
import { useVersionNumbers } from './use-version-numbers.js';
import { ComparisonView } from './comparison.view.js';
import { MomentPicker } from './moment-picker.view.js';

const route = getRouteApi('/plans/$planId/compare');

/** Two moments of the plan side by side; which ones stands in the address. */
export function ComparisonScreen() {
  const say = useSay();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  usePageTitle(say('compare.title'));
  return (
    <div className="v-page v-history">
      <div className="v-stack">
        <h2 className="nl-heading nl-heading--level-2">{say('compare.title')}</h2>
        <p className="nl-paragraph">{say('compare.intro')}</p>
      </div>
      <Moments
        key={JSON.stringify(search)}
        search={search}
        onChange={(next) => void navigate({ search: next, resetScroll: false })}
      />
      <ComparisonView search={search} />
    </div>
  );
}

interface MomentsProps {
  readonly search: CompareSearch;
  readonly onChange: (search: CompareSearch) => void;
}

/** Nothing is asked before both are chosen. */
function Moments({ search, onChange }: MomentsProps) {
  const say = useSay();
  const [from, setFrom] = useState(search.from ?? 'visit');
  const [to, setTo] = useState(search.to);
  const versions = useVersionNumbers([search.from, search.to]);
  return (
    <Form
      className="v-filters"
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ ...search, from, to });
      }}
    >
      <MomentPicker
        label={say('compare.from')}
        moment={from}
        hasNow={false}
        versions={versions}
        onChange={(moment) => setFrom(moment ?? 'visit')}
      />
      <MomentPicker
        label={say('compare.to')}
        moment={to}
        hasNow
        versions={versions}
        onChange={setTo}
      />
      <ActionButton look="primary" type="submit">
        {say('compare.compare')}
      </ActionButton>
      {search.item === undefined ? null : (
        <ActionButton look="subtle" onPress={() => onChange({ from: search.from, to: search.to })}>
          {say('compare.wholePlan')}
        </ActionButton>
      )}
    </Form>
  );
}
