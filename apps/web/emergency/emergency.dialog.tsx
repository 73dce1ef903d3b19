import { useState } from 'react';
import { EMERGENCY_SECTION } from '#contract';
import { useSay } from '../messages/use-say.js';
import { Form } from '../session/form.view.js';
import { useStepUp } from '../session/step-up.dialog.js';
import { ActionButton } from '../ui/action-button.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { Notice } from '../ui/notice.view.js';
import { PhoneText } from '../ui/phone-text.view.js';
import { TextAreaInput, type WrittenText } from '../ui/text-area.view.js';
import { useFocusOnShow } from '../ui/use-focus-on-show.js';
import { useIsSlow } from '../ui/use-is-slow.js';
import { EmergencyContactView } from './emergency-contact.view.js';
import { Instead } from './instead.view.js';
import { LEAST_REASON, usePress, usePressReason } from './press.context.js';
import { useAct } from './use-act.js';
import { useRunning } from './use-emergencies.js';

/** How long pressing may go unanswered before it is said whom to call instead. */
const PATIENCE_MS = 5000;

/** Asks for the reason, shows what the button opened for as long as it does, and says when that is over. */
export function EmergencyDialog() {
  const say = useSay();
  const running = useRunning();
  const { isOpen, setOpen } = usePress();
  const [shown, setShown] = useState<string | null>(null);
  if (isOpen && running && running.use !== shown) setShown(running.use);
  const isOver = shown !== null && !running;
  const close = (): void => {
    setShown(null);
    setOpen(false);
  };
  return (
    <ModalDialog title={say('emergency.title')} isOpen={isOpen} onClose={close}>
      {running ? <EmergencyContactView emergency={running} /> : null}
      {isOver ? <Over onAgain={() => setShown(null)} onClose={close} /> : null}
      {running || isOver ? null : <PressForm />}
    </ModalDialog>
  );
}

function PressForm() {
  const say = useSay();
  const reason = usePressReason();
  const { press, isStuck, dialog } = usePressing(reason);
  return (
    <div className="v-stack v-stack--wide">
      <Notice sort="warning">
        <p className="nl-paragraph">
          <PhoneText text={say('emergency.danger')} />
        </p>
      </Notice>
      <p className="nl-paragraph">{say('emergency.text')}</p>
      {isStuck ? <Instead text={say('emergency.stuck')} /> : null}
      <Form
        submit={say('emergency.press')}
        onSubmit={async () => (reason.check() ? press(reason.value) : undefined)}
      >
        <TextAreaInput
          label={say('emergency.reason')}
          hint={say('emergency.reason.hint')}
          text={reason}
          least={LEAST_REASON}
          maxLength={500}
        />
      </Form>
      {dialog}
    </div>
  );
}

/** Sends the reason. It is let go of once it was taken, and no sooner: another window may press meanwhile. */
function usePressing(reason: WrittenText) {
  const act = useAct();
  const stepUp = useStepUp();
  const [isSending, setSending] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const isSlow = useIsSlow(isSending, PATIENCE_MS);
  const press = async (words: string) => {
    const refusal = await stepUp.run(async () => {
      setSending(true);
      const why = await act({
        kind: 'breakGlass.use',
        section: EMERGENCY_SECTION,
        reason: words,
      });
      setSending(false);
      return why;
    });
    setRefused(refusal !== undefined);
    if (!refusal) reason.forget();
    return refusal;
  };
  return { press, isStuck: isSlow || isRefused, dialog: stepUp.dialog };
}

function Over({ onAgain, onClose }: { onAgain: () => void; onClose: () => void }) {
  const say = useSay();
  const place = useFocusOnShow();
  return (
    <div ref={place} tabIndex={-1} className="v-unmarked v-stack v-stack--wide">
      <Notice role="status" title={say('emergency.over')}>
        <p className="nl-paragraph">{say('emergency.over.text')}</p>
      </Notice>
      <div className="v-row">
        <ActionButton look="primary" onPress={onClose}>
          {say('emergency.back')}
        </ActionButton>
        <ActionButton onPress={onAgain}>{say('emergency.again')}</ActionButton>
      </div>
    </div>
  );
}
