import { useSay } from '../messages/use-say.js';
import { ActionButton } from './action-button.view.js';
import { ModalDialog } from './modal-dialog.view.js';

interface SureDialogProps {
  readonly title: string;
  /** What it comes to, and that it is not taken back. */
  readonly text: string;
  /** The same word as the button that led here. */
  readonly sure: string;
  readonly onSure: () => void;
  readonly onClose: () => void;
}

/** What cannot be taken back is asked once more. */
export function SureDialog({ title, text, sure, onSure, onClose }: SureDialogProps) {
  const say = useSay();
  return (
    <ModalDialog role="alertdialog" title={title} isOpen onClose={onClose}>
      <p className="nl-paragraph">{text}</p>
      <div className="v-row">
        <ActionButton
          look="primary"
          onPress={() => {
            onClose();
            onSure();
          }}
        >
          {sure}
        </ActionButton>
        <ActionButton onPress={onClose}>{say('app.cancel')}</ActionButton>
      </div>
    </ModalDialog>
  );
}
