import { useState } from 'react';
import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { Form } from '../session/form.view.js';
import { TextAreaInput, useWrittenText, type WrittenText } from '../ui/text-area.view.js';
import { ConcludedNotice } from './concluded.view.js';
import { ReasonView } from './reason.view.js';

const VERDICTS = ['JUSTIFIED', 'NOT_JUSTIFIED'] as const;
const LEAST = 10;

/** What a review comes to. */
export interface Reviewed {
  readonly verdict: (typeof VERDICTS)[number];
  readonly conclusion: string;
}

/** What is being written of a review; it stays for as long as the asking component does. */
export interface WrittenReview {
  readonly verdict: Reviewed['verdict'] | null;
  readonly choose: (verdict: Reviewed['verdict'] | null) => void;
  readonly conclusion: WrittenText;
  /** Whether somebody else concluded it meanwhile: it can be sent no more. */
  readonly isOver: boolean;
  readonly end: () => void;
}

export function useWrittenReview(): WrittenReview {
  const [verdict, choose] = useState<Reviewed['verdict'] | null>(null);
  const [isOver, setOver] = useState(false);
  const conclusion = useWrittenText(LEAST);
  return { verdict, choose, conclusion, isOver, end: () => setOver(true) };
}

interface ReviewFormProps {
  readonly text: string;
  readonly written: WrittenReview;
  /** Why the button was pressed. */
  readonly reason: string | undefined;
  readonly onConclude: (reviewed: Reviewed) => Promise<Refusal | undefined>;
}

/** Asks for the verdict on a use of the emergency button, and why. */
export function ReviewForm({ text, written, reason, onConclude }: ReviewFormProps) {
  const say = useSay();
  const { verdict, choose, conclusion, isOver } = written;
  const [isAsked, setAsked] = useState(false);
  const conclude = async (): Promise<Refusal | undefined> => {
    setAsked(true);
    const isEnough = conclusion.check();
    if (!isEnough || verdict === null) return undefined;
    const refusal = await onConclude({ verdict, conclusion: conclusion.value });
    if (refusal?.code !== 'TRANSITION_REFUSED') return refusal;
    written.end();
    return undefined;
  };
  if (isOver) return <ConcludedNotice written={conclusion.value} />;
  return (
    <div className="v-stack v-stack--wide">
      <p className="nl-paragraph">{text}</p>
      <ReasonView reason={reason} />
      <Form submit={say('review.confirm')} onSubmit={conclude}>
        <RadioGroup
          className="v-stack"
          value={verdict}
          isRequired
          isInvalid={isAsked && verdict === null}
          validationBehavior="aria"
          onChange={(value) => choose(VERDICTS.find((one) => one === value) ?? null)}
        >
          <Label className="utrecht-form-label">{say('review.verdict')}</Label>
          {VERDICTS.map((value) => (
            <Radio key={value} value={value} className="v-radio">
              {say(`review.verdict.${value}`)}
            </Radio>
          ))}
          <FieldError className="utrecht-form-field-error-message">
            <span role="alert">{say('review.verdict.missing')}</span>
          </FieldError>
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
  );
}
