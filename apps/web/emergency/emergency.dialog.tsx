import { useState } from 'react';
import { EMERGENCY_SECTION } from '#contract';
import { useSay } from '../messages/use-say.js';
import { useLive } from '../plan/plan.context.js';
import { Form } from '../session/form.view.js';
import { useStepUp } from '../session/step-up.dialog.js';
import { ActionButton } from '../ui/action-button.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { Notice } from '../ui/notice.view.js';
import { TextAreaInput, useWrittenText, type WrittenText } from '../ui/text-area.view.js';
import { useFocusOnShow } from '../ui/use-focus-on-show.js';
import { EmergencyContactView } from './emergency-contact.view.js';
import { Instead } from './instead.view.js';
import { useAct } from './use-act.js';
import { useRunning } from './use-emergencies.js';

const LEAST = 10;

interface EmergencyDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Asks for the reason, shows what the button opened for as long as it does, and says when that is over. */
export function EmergencyDialog({ isOpen, onClose }: EmergencyDialogProps) {
  const say = useSay();
  const running = useRunning();
  const reason = useWrittenText(LEAST);
  const [shown, setShown] = useState<string | null>(null);
  if (isOpen && running && running.use !== shown) {
    setShown(running.use);
    reason.write('');
  }
  const isOver = shown !== null && !running;
  const close = (): void => {
    setShown(null);
    onClose();
  };
  return (
    <ModalDialog title={say('emergency.title')} isOpen={isOpen} onClose={close}>
      {running ? <EmergencyContactView emergency={running} /> : null}
      {isOver ? <Over onAgain={() => setShown(null)} onClose={close} /> : null}
      {running || isOver ? null : <PressForm reason={reason} />}
    </ModalDialog>
  );
}

function PressForm({ reason }: { reason: WrittenText }) {
  const say = useSay();
  const act = useAct();
  const stepUp = useStepUp();
  const isConnected = useLive(({ save }) => save !== 'offline' && save !== 'stopped');
  return (
    <div className="v-stack v-stack--wide">
      <Notice sort="warning">
        <p className="nl-paragraph">{say('emergency.danger')}</p>
      </Notice>
      <p className="nl-paragraph">{say('emergency.text')}</p>
      {isConnected ? null : <Instead text={say('emergency.offline')} />}
      <Form
        submit={say('emergency.press')}
        onSubmit={async () => {
          if (!reason.check()) return undefined;
          const request = {
            kind: 'breakGlass.use',
            section: EMERGENCY_SECTION,
            reason: reason.value,
          } as const;
          return stepUp.run(() => act(request));
        }}
      >
        <TextAreaInput
          label={say('emergency.reason')}
          hint={say('emergency.reason.hint')}
          text={reason}
          least={LEAST}
          maxLength={500}
        />
      </Form>
      {stepUp.dialog}
    </div>
  );
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
