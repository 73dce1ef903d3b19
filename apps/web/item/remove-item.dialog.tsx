import { useState, type RefObject } from 'react';
import type { ErrorCode, PresentedItem } from '#contract';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { headlineOf } from './headline.js';

interface RemoveItemDialogProps {
  readonly item: PresentedItem;
  readonly name: string;
  readonly onClose: () => void;
  readonly heading: RefObject<HTMLElement | null>;
}

/** Asks before an item is taken out of the plan. */
export function RemoveItemDialog({ item, name, onClose, heading }: RemoveItemDialogProps) {
  const say = useSay();
  const { client } = useOpenPlan();
  const [refused, setRefused] = useState<ErrorCode>();
  const remove = async (): Promise<void> => {
    const result = await client.removeItem(item.stream);
    if (!result.ok) return setRefused(result.error.code);
    onClose();
    requestAnimationFrame(() => heading.current?.focus({ preventScroll: true }));
  };
  const headline = headlineOf(item);
  return (
    <ModalDialog role="alertdialog" title={say('remove.title')} isOpen onClose={onClose}>
      <div className="v-stack v-stack--wide">
        <p className="nl-paragraph">{say('remove.text', { item: name })}</p>
        {headline === null ? null : <p className="v-quote">{headline}</p>}
        {refused === undefined ? null : (
          <p className="utrecht-form-field-error-message" role="alert">
            {say(labelId.error(refused))}
          </p>
        )}
        <div className="v-row">
          <ActionButton look="danger" onPress={() => void remove()}>
            {say('remove.confirm')}
          </ActionButton>
          <ActionButton onPress={onClose}>{say('app.cancel')}</ActionButton>
        </div>
      </div>
    </ModalDialog>
  );
}
