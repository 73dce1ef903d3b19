import { useState } from 'react';
import { EMERGENCY_SECTION } from '#contract';
import { useSay } from '../messages/use-say.js';
import { Form } from '../session/form.view.js';
import { useStepUp } from '../session/step-up.dialog.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { Notice } from '../ui/notice.view.js';
import { TextAreaInput } from '../ui/text-area.view.js';
import { EmergencyContactView } from './emergency-contact.view.js';
import { useAct } from './use-act.js';
import { useRunning } from './use-emergencies.js';

const LEAST = 10;

/** Asks for the reason, and shows what the button opened for as long as it does. */
export function EmergencyDialog({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const running = useRunning();
  return (
    <ModalDialog title={say('emergency.title')} isOpen onClose={onClose}>
      {running ? <EmergencyContactView emergency={running} /> : <PressForm />}
    </ModalDialog>
  );
}

function PressForm() {
  const say = useSay();
  const act = useAct();
  const stepUp = useStepUp();
  const [reason, setReason] = useState('');
  return (
    <div className="v-stack v-stack--wide">
      <Notice sort="warning">
        <p className="nl-paragraph">{say('emergency.danger')}</p>
      </Notice>
      <p className="nl-paragraph">{say('emergency.text')}</p>
      <Form
        submit={say('emergency.press')}
        onSubmit={async () => {
          if (reason.trim().length < LEAST) return { ok: false, code: 'MALFORMED' };
          const request = { kind: 'breakGlass.use', section: EMERGENCY_SECTION, reason } as const;
          return stepUp.run(() => act(request));
        }}
      >
        <TextAreaInput
          label={say('emergency.reason')}
          hint={say('emergency.reason.hint')}
          value={reason}
          maxLength={500}
          onChange={setReason}
        />
      </Form>
      {stepUp.dialog}
    </div>
  );
}
