import { useDeferredValue, useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { useWording } from '../field/use-wording.js';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { useLive, useOpenPlan } from '../plan/plan.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Icon } from '../ui/icon.view.js';
import { TextInput } from '../ui/text-input.view.js';
import { FEWEST_LETTERS, findInPlan, placeAmong, type Hit } from './find-in-plan.js';
import { useHitMarks } from './use-hit-marks.js';

/**
 * "Zoek in dit plan": in what the browser holds of it. Nothing that is looked for is sent anywhere (C-32). Enter goes
 * to the next place, Shift and Enter to the one before, Escape closes; the search of the browser itself stays as it is.
 */
export function PlanSearch() {
  const say = useSay();
  const { found } = useOpenPlan();
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());
  const isSearching = words.length >= FEWEST_LETTERS;
  const hits = useHits(words, isSearching);
  const [last, setLast] = useState<Standing>({ hit: undefined, index: 0, turn: 0 });
  const index = placeAmong(hits, last);
  const current = hits[index];
  useHitMarks({ hits, current, words, turn: `${last.turn} ${words}` });
  useEffect(() => {
    found.standAt(current ?? null);
    return () => found.standAt(null);
  }, [found, current]);

  const goTo = (next: number): void => {
    const at = (next + hits.length) % hits.length;
    setLast({ hit: hits[at], index: at, turn: last.turn + 1 });
  };
  const type = (text: string): void => {
    setTyped(text);
    setLast({ hit: undefined, index: 0, turn: last.turn });
  };
  const close = (): void => {
    type('');
    if (current) focusItem(current);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && typed !== '') close();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && current) {
      goTo(index + (event.shiftKey ? -1 : 1));
    } else return;
    event.preventDefault();
  };
  return (
    <search
      className={`v-plan-search ${isSearching ? 'v-plan-search--open' : ''}`}
      aria-label={say('search.title')}
      onKeyDown={press}
    >
      <TextInput
        label={say('search.title')}
        hint={say('search.hint')}
        name="search"
        autoComplete="off"
        isRequired={false}
        value={typed}
        onChange={type}
      />
      <p className="v-plan-search__count" role="status">
        {isSearching ? <Found count={hits.length} index={index} current={current} /> : null}
      </p>
      {isSearching ? (
        <div className="v-plan-search__steps">
          <Step name="previous" isDisabled={!current} onPress={() => goTo(index - 1)} />
          <Step name="next" isDisabled={!current} onPress={() => goTo(index + 1)} />
          <Step name="close" onPress={close} />
        </div>
      ) : null}
    </search>
  );
}

/** Where somebody was brought to; the place may move or go while others edit. */
interface Standing {
  readonly hit: Hit | undefined;
  readonly index: number;
  readonly turn: number;
}

/** While nothing is looked for, nothing is looked at. */
function useHits(words: string, isSearching: boolean): readonly Hit[] {
  const wording = useWording();
  const sections = useLive((state) => (isSearching ? state.plan?.sections : undefined));
  return useMemo(
    () => (sections ? findInPlan({ sections }, words, wording) : []),
    [sections, words, wording],
  );
}

interface FoundProps {
  readonly count: number;
  readonly index: number;
  readonly current: Hit | undefined;
}

/** "3 van 12"; to whoever does not see the mark it is told in which field, too. */
function Found({ count, index, current }: FoundProps) {
  const say = useSay();
  if (!current) return say('search.none');
  const { kind } = current.item;
  return (
    <>
      {say('search.at', { at: index + 1, count })}
      <span className="v-unseen">
        : {say(labelId.kind(kind))}, {say(labelId.field(kind, current.field))}
      </span>
    </>
  );
}

const STEPS = {
  previous: { icon: 'arrowUp', label: 'search.previous' },
  next: { icon: 'arrowDown', label: 'search.next' },
  close: { icon: 'close', label: 'search.close' },
} as const;

interface StepProps {
  readonly name: keyof typeof STEPS;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

function Step({ name, isDisabled = false, onPress }: StepProps) {
  const say = useSay();
  return (
    <ActionButton
      look="subtle"
      size="small"
      isIconOnly
      icon={<Icon name={STEPS[name].icon} />}
      isDisabled={isDisabled}
      onPress={onPress}
    >
      {say(STEPS[name].label)}
    </ActionButton>
  );
}

/** The keyboard goes on from what was found. */
function focusItem({ item }: Hit): void {
  const found = document.querySelector<HTMLElement>(`[data-item="${CSS.escape(item.id)}"]`);
  found?.focus({ preventScroll: true });
}
