import type { KeyboardEvent } from 'react';
import { viewPersonOf } from '#contract';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Icon } from '../ui/icon.view.js';
import { TextInput } from '../ui/text-input.view.js';
import type { Hit } from './find-in-plan.js';
import { usePlanSearch } from './use-plan-search.js';

/**
 * "Zoek in dit plan": in what the browser holds of it. Nothing that is looked for is sent anywhere (C-32). Enter goes
 * to the next place, Shift and Enter to the one before, Escape closes; the search of the browser itself stays as it is.
 */
export function PlanSearch() {
  const say = useSay();
  const { typed, isSearching, count, index, current, type, step } = usePlanSearch();
  const close = (): void => {
    type('');
    if (current) focusItem(current);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    if (event.key === 'Escape' && typed !== '') close();
  };
  return (
    <search
      className={`v-plan-search ${isSearching ? 'v-plan-search--open' : ''}`}
      aria-label={say('search.title')}
    >
      <TextInput
        label={say('search.title')}
        hint={say('search.hint')}
        name="search"
        type="search"
        autoComplete="off"
        isRequired={false}
        value={typed}
        onChange={type}
        onKeyDown={press}
      />
      <p className="v-plan-search__count" role="status">
        {isSearching ? <Found count={count} index={index} current={current} /> : null}
      </p>
      {isSearching ? (
        <div className="v-plan-search__steps">
          <Step name="previous" isDisabled={!current} onPress={() => step(-1)} onEscape={close} />
          <Step name="next" isDisabled={!current} onPress={() => step(1)} onEscape={close} />
          <Step name="close" onPress={close} onEscape={close} />
        </div>
      ) : null}
    </search>
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
  const isView = viewPersonOf(current.field) !== undefined;
  return (
    <>
      {say('search.at', { at: index + 1, count })}
      <span className="v-unseen">
        : {say(labelId.kind(kind))},{' '}
        {say(isView ? 'view.heading' : labelId.field(kind, current.field))}
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
  readonly onEscape: () => void;
}

function Step({ name, isDisabled = false, onPress, onEscape }: StepProps) {
  const say = useSay();
  return (
    <ActionButton
      look="subtle"
      size="small"
      isIconOnly
      icon={<Icon name={STEPS[name].icon} />}
      isDisabled={isDisabled}
      onPress={onPress}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onEscape();
      }}
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
