import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from './action-button.view.js';
import { useIsCovered } from './covered.view.js';
import { Icon } from './icon.view.js';

interface ModalDialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** `side` is a panel along the edge that leaves part of the plan in sight. */
  readonly place?: 'centre' | 'side';
  /** An alert dialog asks something that must be answered; a click outside does not close it. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
}

/** On top of the screen that it belongs to, and gone while that is covered. */
export function ModalDialog(props: ModalDialogProps) {
  const { title, isOpen, onClose, place = 'centre', role = 'dialog', children } = props;
  const say = useSay();
  const isCovered = useIsCovered();
  return (
    <ModalOverlay
      className={`v-overlay v-overlay--${place}`}
      isOpen={isOpen && !isCovered}
      isDismissable={role === 'dialog'}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`v-modal v-modal--${place}`}>
        <Dialog className="v-dialog" role={role}>
          <div className="v-dialog__header">
            <Heading slot="title" className="nl-heading nl-heading--level-3">
              {title}
            </Heading>
            <ActionButton
              look="subtle"
              size="small"
              isIconOnly
              icon={<Icon name="close" />}
              onPress={onClose}
            >
              {say('app.close')}
            </ActionButton>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
