import type { ReactNode } from 'react';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { Form } from '../session/form.view.js';
import { useWritten } from '../session/use-written.js';
import { ActionButton } from '../ui/action-button.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { WordsInput } from '../ui/words-input.view.js';

interface ReasonDialogProps {
  /** Where the reason is kept while it is written. */
  readonly place: string;
  readonly title: string;
  readonly text: string;
  readonly submit: string;
  readonly reason?: 'needed' | 'optional' | 'none';
  /** What the words are, where they are something else than a reason. */
  readonly label?: string;
  /** What else has to be filled in and is not yet. */
  readonly missing?: readonly string[];
  readonly children?: ReactNode;
  /** The reason, or null when none was given. */
  readonly onSubmit: (reason: string | null) => Promise<Refusal | undefined>;
  readonly onClose: () => void;
}

/** Asks once more, and why. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, text, submit, reason: asked = 'needed', missing = [], children } = props;
  const { place, label, onSubmit, onClose } = props;
  const say = useSay();
  const { value: reason, write, forget } = useWritten(place, '');
  const close = (): void => {
    forget();
    onClose();
  };
  const send = async (): Promise<Refusal | undefined> => {
    const refusal = await onSubmit(reason.trim() || null);
    if (!refusal) close();
    return refusal;
  };
  const isLacking = asked === 'needed' && reason.trim() === '';
  return (
    <ModalDialog title={title} isOpen onClose={close} role="alertdialog">
      <p className="nl-paragraph">{text}</p>
      <Form
        submit={submit}
        missing={[...missing, ...(isLacking ? [say('circle.reason')] : [])]}
        onSubmit={send}
      >
        {children}
        {asked === 'none' ? null : (
          <WordsInput
            label={label ?? say(asked === 'needed' ? 'circle.reason' : 'circle.reason.optional')}
            maxLength={1000}
            value={reason}
            onChange={write}
          />
        )}
      </Form>
      <ActionButton onPress={close}>{say('app.cancel')}</ActionButton>
    </ModalDialog>
  );
}
