import { useState, type ReactNode } from 'react';
import { useSay } from '../messages/use-say.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { TextInput } from '../ui/text-input.view.js';
import { nothing, post, type Refusal } from './ask.js';
import { Form } from './form.view.js';
import { PasskeyButton } from './passkey-button.view.js';

type Work = () => Promise<Refusal | undefined>;

/** Does work that may need a fresh second factor: asks for it where the server says so, and goes on with the work. */
export function useStepUp(): {
  run: (work: Work) => Promise<Refusal | undefined>;
  dialog: ReactNode;
} {
  const [waiting, setWaiting] = useState<((proved: boolean) => void) | undefined>();
  const run = async (work: Work): Promise<Refusal | undefined> => {
    const refusal = await work();
    if (refusal?.code !== 'STEP_UP_NEEDED') return refusal;
    const hasProved = await new Promise<boolean>((resolve) => setWaiting(() => resolve));
    setWaiting(undefined);
    return hasProved ? work() : refusal;
  };
  const dialog = waiting ? (
    <StepUpDialog onProved={() => waiting(true)} onClose={() => waiting(false)} />
  ) : null;
  return { run, dialog };
}

function StepUpDialog({ onProved, onClose }: { onProved: () => void; onClose: () => void }) {
  const say = useSay();
  const [code, setCode] = useState('');
  return (
    <ModalDialog title={say('stepUp.title')} isOpen onClose={onClose}>
      <div className="v-stack v-stack--wide">
        <p className="nl-paragraph">{say('stepUp.text')}</p>
        <Form
          submit={say('stepUp.confirm')}
          onSubmit={async () => {
            const answer = await post('/auth/step-up', { code }, nothing);
            if (!answer.ok) return answer;
            onProved();
            return undefined;
          }}
        >
          <TextInput
            label={say('signIn.code')}
            hint={say('signIn.code.hint')}
            name="code"
            autoComplete="one-time-code"
            value={code}
            onChange={setCode}
            hasFocus
          />
        </Form>
        <PasskeyButton
          path="/auth/step-up/passkey"
          label={say('stepUp.passkey')}
          onDone={onProved}
        />
      </div>
    </ModalDialog>
  );
}
