import { useState } from 'react';
import { useAct } from '../emergency/use-act.js';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { RefusalNotice } from '../session/refusal-notice.view.js';
import { ActionButton } from '../ui/action-button.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';

/** Says that one has a tie to the case. It cannot be taken back by oneself, so it is asked. */
export function DeclareTieDialog({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const act = useAct();
  const [refusal, setRefusal] = useState<Refusal | undefined>();
  return (
    <ModalDialog role="alertdialog" title={say('conflict.declare')} isOpen onClose={onClose}>
      <div className="v-stack v-stack--wide">
        <p className="nl-paragraph">{say('conflict.declare.text')}</p>
        <RefusalNotice refusal={refusal} />
        <div className="v-row">
          <ActionButton
            look="danger"
            onPress={() => void act({ kind: 'conflict.declare' }).then(setRefusal)}
          >
            {say('conflict.declare.confirm')}
          </ActionButton>
          <ActionButton onPress={onClose}>{say('app.cancel')}</ActionButton>
        </div>
      </div>
    </ModalDialog>
  );
}
