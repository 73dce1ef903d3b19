import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';

interface SureDialogProps {
  readonly action: 'block' | 'recover';
  readonly name: string;
  readonly onSure: () => void;
  readonly onClose: () => void;
}

/** What cannot be taken back is asked once more. */
export function SureDialog({ action, name, onSure, onClose }: SureDialogProps) {
  const say = useSay();
  return (
    <ModalDialog
      role="alertdialog"
      title={say(`people.${action}.of`, { name })}
      isOpen
      onClose={onClose}
    >
      <p className="nl-paragraph">{say(`people.${action}.text`)}</p>
      <div className="v-row">
        <ActionButton look="primary" onPress={onSure}>
          {say(`people.${action}`)}
        </ActionButton>
        <ActionButton onPress={onClose}>{say('app.cancel')}</ActionButton>
      </div>
    </ModalDialog>
  );
}
