import { useSay } from '../messages/use-say.js';
import { Form } from '../session/form.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { Notice } from '../ui/notice.view.js';
import type { ErasureTerms } from './erasure.js';
import { LossNotice } from './loss-notice.view.js';
import { ReasonFields } from './reason-fields.view.js';
import { useAskErasure } from './use-ask-erasure.js';

interface AskCaseDialogProps {
  readonly planId: string;
  /** Where it is asked: in the case, or at the desk of a privacy officer. */
  readonly path: string;
  readonly terms: ErasureTerms;
  /** At the desk the case is known by its path. */
  readonly isAtDesk?: boolean;
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
}

/** Asks that a whole case goes (E-03). */
export function AskCaseDialog({
  planId,
  path,
  terms,
  isAtDesk,
  onDone,
  onClose,
}: AskCaseDialogProps) {
  const say = useSay();
  const asking = useAskErasure(`plan/${planId}/erase`, isAtDesk ? 'RETENTION_OVER' : null);
  const { basis, setBasis, reason, isSent, send } = asking;
  const sendAndTell = async () => {
    const refusal = await send(path, isAtDesk ? undefined : { sort: 'CASE' });
    if (!refusal) await onDone();
    return refusal;
  };
  return (
    <ModalDialog
      role="alertdialog"
      title={`${say('erasure.ask')}: ${say('erasure.sort.CASE')}`}
      isOpen
      onClose={onClose}
    >
      {isSent ? (
        <Notice sort="ok" role="status">
          <p className="nl-paragraph">{say('erasure.ask.sent')}</p>
        </Notice>
      ) : (
        <Form
          submit={say('erasure.ask.send')}
          missing={basis === null ? [say('erasure.basis')] : []}
          onSubmit={sendAndTell}
        >
          <LossNotice sort="CASE" terms={terms} />
          <ReasonFields basis={basis} onBasis={setBasis} reason={reason} />
        </Form>
      )}
    </ModalDialog>
  );
}
