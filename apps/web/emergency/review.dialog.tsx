import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { PresentedEmergency } from '#contract';
import { useSay } from '../messages/use-say.js';
import { Form } from '../session/form.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { TextAreaInput, useWrittenText } from '../ui/text-area.view.js';
import { useAct } from './use-act.js';

interface ReviewDialogProps {
  readonly emergency: PresentedEmergency;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

const VERDICTS = ['JUSTIFIED', 'NOT_JUSTIFIED'] as const;
const LEAST = 10;

/** Looks back on a use of the emergency button. It is concluded once, and not left out. Closed, it keeps what was written. */
export function ReviewDialog({ emergency, isOpen, onClose }: ReviewDialogProps) {
  const say = useSay();
  const act = useAct();
  const [verdict, setVerdict] = useState<(typeof VERDICTS)[number] | null>(null);
  const conclusion = useWrittenText(LEAST);
  return (
    <ModalDialog title={say('review.title')} isOpen={isOpen} onClose={onClose}>
      <div className="v-stack v-stack--wide">
        <p className="nl-paragraph">{say('review.text')}</p>
        <p className="v-quote">{emergency.reason}</p>
        <Form
          submit={say('review.confirm')}
          onSubmit={async () => {
            if (!conclusion.check()) return undefined;
            if (verdict === null) return { ok: false, code: 'MALFORMED' };
            const what = { use: emergency.use, verdict, conclusion: conclusion.value };
            const refusal = await act({ kind: 'breakGlass.review', ...what });
            if (!refusal) onClose();
            return refusal;
          }}
        >
          <RadioGroup
            className="v-stack"
            value={verdict}
            onChange={(value) => setVerdict(VERDICTS.find((one) => one === value) ?? null)}
          >
            <Label className="utrecht-form-label">{say('review.verdict')}</Label>
            {VERDICTS.map((value) => (
              <Radio key={value} value={value} className="v-radio">
                {say(`review.verdict.${value}`)}
              </Radio>
            ))}
          </RadioGroup>
          <TextAreaInput
            label={say('review.conclusion')}
            hint={say('review.conclusion.hint')}
            text={conclusion}
            least={LEAST}
            maxLength={2000}
          />
        </Form>
      </div>
    </ModalDialog>
  );
}
