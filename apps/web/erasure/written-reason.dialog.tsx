import type { ReactNode } from 'react';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { Form } from '../session/form.view.js';
import { useForget, useWrittenText } from '../session/use-written.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { TextAreaInput } from '../ui/text-area.view.js';
import { LEAST } from './reason-fields.view.js';

interface WrittenReasonDialogProps {
  /** Where what is written stands, the reason and what is asked beside it (I-23). */
  readonly place: string;
  readonly title: string;
  readonly text: string;
  readonly submit: string;
  readonly hint?: string;
  readonly missing?: readonly string[];
  readonly send: (reason: string) => Promise<Refusal | undefined>;
  readonly onClose: () => void;
  /** What is asked beside the reason. */
  readonly children?: ReactNode;
}

/** What takes a reason. What was written stays when it is refused. */
export function WrittenReasonDialog(props: WrittenReasonDialogProps) {
  const { place, title, text, submit, hint, missing = [], send, onClose, children } = props;
  const say = useSay();
  const reason = useWrittenText(`${place}/reason`, LEAST);
  const forget = useForget(place);
  return (
    <ModalDialog role="alertdialog" title={title} isOpen onClose={onClose}>
      <div className="v-stack v-stack--wide">
        <p className="nl-paragraph">{text}</p>
        <Form
          submit={submit}
          missing={missing}
          onSubmit={async () => {
            if (!reason.check()) return undefined;
            const refusal = await send(reason.value);
            if (refusal) return refusal;
            forget();
            onClose();
            return undefined;
          }}
        >
          {children}
          <TextAreaInput
            label={say('erasure.ask.reason')}
            {...(hint !== undefined && { hint })}
            text={reason}
            least={LEAST}
            maxLength={500}
          />
        </Form>
      </div>
    </ModalDialog>
  );
}
