import { useState } from 'react';
import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { Form } from '../session/form.view.js';
import { TextAreaInput } from '../ui/text-area.view.js';
import { ConcludedNotice } from './concluded.view.js';
import { ReasonView } from './reason.view.js';
import { LEAST_CONCLUSION, type Verdict, type WrittenReview } from './use-written-review.js';

const VERDICTS: readonly Verdict[] = ['JUSTIFIED', 'NOT_JUSTIFIED'];

/** What a review comes to. */
export interface Reviewed {
  readonly verdict: Verdict;
  readonly conclusion: string;
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
          least={LEAST_CONCLUSION}
          maxLength={2000}
        />
      </Form>
    </div>
  );
}
