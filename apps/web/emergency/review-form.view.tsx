import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { Form } from '../session/form.view.js';
import { TextAreaInput, useWrittenText, type WrittenText } from '../ui/text-area.view.js';

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
}

export function useWrittenReview(): WrittenReview {
  const [verdict, choose] = useState<Reviewed['verdict'] | null>(null);
  return { verdict, choose, conclusion: useWrittenText(LEAST) };
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
  const { verdict, choose, conclusion } = written;
  return (
    <div className="v-stack v-stack--wide">
      <p className="nl-paragraph">{text}</p>
      <p className="v-quote">{reason}</p>
      <Form
        submit={say('review.confirm')}
        onSubmit={async () => {
          if (!conclusion.check()) return undefined;
          if (verdict === null) return { ok: false, code: 'MALFORMED' };
          return onConclude({ verdict, conclusion: conclusion.value });
        }}
      >
        <RadioGroup
          className="v-stack"
          value={verdict}
          onChange={(value) => choose(VERDICTS.find((one) => one === value) ?? null)}
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
  );
}
