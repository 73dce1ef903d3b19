import { useRef, useState } from 'react';
import type { PresentedItem } from '#contract';
import { useSay } from '../messages/use-say.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Icon } from '../ui/icon.view.js';
import { stepFrom, type Placed } from './order.js';

interface MoveButtonsProps {
  readonly item: PresentedItem;
  readonly others: readonly Placed[];
  readonly name: string;
}

const STEPS = [
  { step: -1, words: 'item.up', icon: 'arrowUp' },
  { step: 1, words: 'item.down', icon: 'arrowDown' },
] as const;

/** One place up, one place down. Focus stays on the button, also while the item moves under it. */
export function MoveButtons({ item, others, name }: MoveButtonsProps) {
  const say = useSay();
  const { client } = useOpenPlan();
  const [said, saySomething] = useState('');
  const place = useRef<HTMLSpanElement>(null);
  const move = async (step: -1 | 1): Promise<void> => {
    const after = stepFrom(others, item, step);
    if (after === undefined) return;
    const result = await client.moveItem(item.stream, after);
    if (!result.ok) return;
    const total = others.length;
    const before = others.findIndex(({ id }) => id === item.id) + 1;
    saySomething(say('move.done', { item: name, place: before + step, total }));
    requestAnimationFrame(() => keepFocus(place.current, step));
  };
  return (
    <span ref={place} className="v-move">
      {STEPS.map(({ step, words, icon }) => (
        <ActionButton
          key={step}
          look="subtle"
          size="small"
          isIconOnly
          icon={<Icon name={icon} />}
          isDisabled={stepFrom(others, item, step) === undefined}
          aria-label={`${say(words)}, ${name}`}
          data-step={step}
          onPress={() => void move(step)}
        >
          {say(words)}
        </ActionButton>
      ))}
      <span className="v-unseen" role="status">
        {said}
      </span>
    </span>
  );
}

/** Moving a node takes focus from it, and so does reaching an end: then the other button has it. */
function keepFocus(place: HTMLElement | null, step: number): void {
  if (document.activeElement !== document.body) return;
  const pressed = place?.querySelector(`button[data-step="${step}"]:not(:disabled)`);
  const other = place?.querySelector('button:not(:disabled)');
  const next = pressed ?? other;
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}
