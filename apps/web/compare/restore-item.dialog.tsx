import { useState } from 'react';
import type { ErrorCode, PresentedItem } from '#contract';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';

interface RestoreItemDialogProps {
  readonly item: PresentedItem;
  readonly name: string;
  readonly onClose: () => void;
}

/** Asks before an item that was removed goes back into the plan, at its place and with what it held. */
export function RestoreItemDialog({ item, name, onClose }: RestoreItemDialogProps) {
  const say = useSay();
  const { client } = useOpenPlan();
  const [refused, setRefused] = useState<ErrorCode>();
  const restore = async (): Promise<void> => {
    const result = await client.restoreItem(item.stream);
    if (result.ok) onClose();
    else setRefused(result.error.code);
  };
  return (
    <ModalDialog role="alertdialog" title={say('putBack.item.title')} isOpen onClose={onClose}>
      <div className="v-stack v-stack--wide">
        <p className="nl-paragraph">{say('putBack.item.text', { item: name })}</p>
        {refused === undefined ? null : (
          <p className="utrecht-form-field-error-message" role="alert">
            {say(labelId.error(refused))}
          </p>
        )}
        <div className="v-row">
          <ActionButton look="primary" onPress={() => void restore()}>
            {say('putBack.confirm')}
          </ActionButton>
          <ActionButton onPress={onClose}>{say('app.cancel')}</ActionButton>
        </div>
      </div>
    </ModalDialog>
  );
}
