import { useDeferredValue, useMemo, useState } from 'react';
import { useWording } from '../field/use-wording.js';
import { useItemTitle } from '../item/use-item-title.js';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { useLive } from '../plan/plan.context.js';
import { TextInput } from '../ui/text-input.view.js';
import { FEWEST_LETTERS, findInPlan, type Hit } from './find-in-plan.js';

/** More than these are not shown; a word more narrows them. */
const SHOWN_AT_MOST = 50;

/** "Zoeken in dit plan": in what the browser holds of it. Nothing that is looked for is sent anywhere (C-32). */
export function PlanSearch() {
  const say = useSay();
  const wording = useWording();
  const [words, setWords] = useState('');
  const wanted = useDeferredValue(words.trim());
  const isSearching = wanted.length >= FEWEST_LETTERS;
  // While nothing is looked for, nothing is looked at.
  const sections = useLive((state) => (isSearching ? state.plan?.sections : undefined));
  const hits = useMemo(
    () => (sections ? findInPlan({ sections }, wanted, wording) : []),
    [sections, wanted, wording],
  );
  return (
    <search className="v-stack v-plan-search" aria-label={say('search.title')}>
      <TextInput
        label={say('search.title')}
        hint={say('search.hint')}
        name="search"
        autoComplete="off"
        isRequired={false}
        value={words}
        onChange={setWords}
      />
      <p className="v-hint" role="status">
        {isSearching ? say('search.found', { count: hits.length }) : ''}
      </p>
      {hits.length === 0 ? null : (
        <ul className="v-plain-list v-stack v-stack--tight">
          {hits.slice(0, SHOWN_AT_MOST).map((hit) => (
            <li key={`${hit.item.id} ${hit.field}`}>
              <HitView hit={hit} />
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}

function HitView({ hit }: { hit: Hit }) {
  const say = useSay();
  const { item, field, before, match, after } = hit;
  const title = useItemTitle(item);
  return (
    <button type="button" className="v-hit" onClick={() => goTo(item.id)}>
      <span className="v-hint">
        {say(labelId.section(item.section))} · {title} · {say(labelId.field(item.kind, field))}
      </span>
      <span className="v-anywhere">
        {before}
        <mark>{match}</mark>
        {after}
      </span>
    </button>
  );
}

/** The item comes to the top and takes focus, so that the keyboard goes on from there. */
function goTo(itemId: string): void {
  const item = document.querySelector<HTMLElement>(`[data-item="${CSS.escape(itemId)}"]`);
  item?.scrollIntoView({ block: 'start' });
  item?.focus({ preventScroll: true });
}
