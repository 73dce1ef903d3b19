import { useState } from 'react';
import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components';
import type { PresentedVersion } from '#contract';
import { useChangeCircle } from '../circle/use-change-circle.js';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { Form } from '../session/form.view.js';
import { useWritten } from '../session/use-written.js';
import { WordsInput } from '../ui/words-input.view.js';

const ANSWERS = ['APPROVED', 'DISAGREED'] as const;
type OwnAnswer = (typeof ANSWERS)[number];

interface WrittenAnswer {
  readonly answer: OwnAnswer | null;
  readonly reason: string;
}

const NOTHING: WrittenAnswer = { answer: null, reason: '' };

/** What is being written about a version; it stays whatever takes the form away (V-16). */
export function useWrittenAnswer(planId: string, version: string) {
  const place = `plan/${planId}/version/${version}/answer`;
  return useWritten(place, NOTHING, ({ reason }) => [reason]);
}

interface AnswerFormProps {
  readonly planId: string;
  readonly version: PresentedVersion;
  readonly onAnswered: () => void;
}

/** Whether the own organisation agrees with a version, and why not. */
export function AnswerForm({ planId, version, onAnswered }: AnswerFormProps) {
  const say = useSay();
  const change = useChangeCircle(planId);
  const { value, write, forget } = useWrittenAnswer(planId, version.id);
  const [isAsked, setAsked] = useState(false);
  const { answer, reason } = value;
  const isLacking = answer === 'DISAGREED' && reason.trim() === '';
  const send = async (): Promise<Refusal | undefined> => {
    setAsked(true);
    if (answer === null) return undefined;
    const said = { answer, reason: reason.trim() || null };
    const { id, root } = version;
    const refusal = await change((opId) => ({ answer: { opId, version: id, root, ...said } }));
    if (refusal) return refusal;
    forget();
    onAnswered();
    return undefined;
  };
  return (
    <Form
      submit={say('version.answer.send')}
      missing={isLacking ? [say('version.answer.reason')] : []}
      onSubmit={send}
    >
      <RadioGroup
        className="v-stack"
        value={answer}
        isRequired
        isInvalid={isAsked && answer === null}
        validationBehavior="aria"
        onChange={(chosen) =>
          write({ ...value, answer: ANSWERS.find((one) => one === chosen) ?? null })
        }
      >
        <Label className="utrecht-form-label">
          {say('version.answer.own', { number: version.number })}
        </Label>
        {ANSWERS.map((one) => (
          <Radio key={one} value={one} className="v-radio">
            {say(`version.answer.${one}.own`)}
          </Radio>
        ))}
        <FieldError className="utrecht-form-field-error-message">
          <span role="alert">{say('version.answer.missing')}</span>
        </FieldError>
      </RadioGroup>
      <WordsInput
        label={say(answer === 'DISAGREED' ? 'version.answer.reason' : 'version.answer.remark')}
        hint={say('version.readers')}
        maxLength={1000}
        value={reason}
        onChange={(words) => write({ ...value, reason: words })}
      />
    </Form>
  );
}
