import { useId } from 'react';
import { CORRECTION_REASON_LENGTH, fieldOf, type FieldValue, type PresentedItem } from '#contract';
import { FieldSides } from '../compare/field-sides.view.js';
import { wordsOf } from '../compare/put-back.js';
import { FieldControl } from '../field/field-control.view.js';
import { useHistoryWording } from '../history/use-history-wording.js';
import { readersWords } from '../item/audience-words.js';
import { labelId } from '../messages/label-id.js';
import { useLive } from '../plan/plan.context.js';
import { sendRefusalId } from '../plan/use-submit-one.js';
import { ActionButton } from '../ui/action-button.view.js';
import { TextAreaInput } from '../ui/text-area.view.js';
import { Overtaken } from './overtaken.view.js';
import { LEAST_REASON, useCorrection, type CorrectionProps } from './use-correction.js';

interface CorrectFormProps extends CorrectionProps {
  readonly item: PresentedItem;
  readonly field: string;
}

/** What is to stand there instead, and why. Shows what that does to what stands there at this moment. */
export function CorrectForm({ item, field, ...props }: CorrectFormProps) {
  const wording = useHistoryWording();
  const { say } = wording;
  const correction = useCorrection(props);
  const { standing, value, isOther, refused, isOvertaken } = correction;
  return (
    <>
      <NewValue {...{ item, field, now: props.now, value }} onChange={correction.write} />
      {isOther ? (
        <FieldSides
          wording={wording}
          kind={item.kind}
          field={field}
          before={standing}
          after={value}
          labels={[say('putBack.now'), say('putBack.then')]}
        />
      ) : null}
      <TextAreaInput
        label={say('correction.reason')}
        hint={say('correction.reason.hint')}
        text={correction.reason}
        least={LEAST_REASON}
        maxLength={CORRECTION_REASON_LENGTH}
      />
      <Readers item={item} field={field} />
      {isOvertaken ? <Overtaken onAnew={correction.beginAnew} /> : null}
      {isOvertaken || refused === undefined ? null : (
        <p className="utrecht-form-field-error-message" role="alert">
          {say(sendRefusalId(refused))}
        </p>
      )}
      <div className="v-row">
        <ActionButton
          look="primary"
          isDisabled={correction.isSending || isOvertaken}
          onPress={() => void correction.send()}
        >
          {say('correction.confirm')}
        </ActionButton>
        <ActionButton onPress={correction.giveUp}>{say('app.cancel')}</ActionButton>
      </div>
    </>
  );
}

interface NewValueProps extends Pick<CorrectFormProps, 'item' | 'field' | 'now'> {
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
}

/** The control of the field, for what is sent with the form. */
function NewValue({ item, field, now, value, onChange }: NewValueProps) {
  const { say } = useHistoryWording();
  const id = useId();
  const definition = fieldOf(item.kind, field);
  const label = say(labelId.field(item.kind, field));
  if (!definition) return null;
  if (definition.type === 'text') {
    const text = { value: wordsOf(value), isShort: false, write: onChange, forget: nothing };
    return (
      <TextAreaInput
        label={label}
        text={{ ...text, check: () => true }}
        least={0}
        maxLength={definition.maxLength}
      />
    );
  }
  return (
    <div className="v-form-field">
      <span id={id} className="utrecht-form-label">
        {label}
      </span>
      <FieldControl
        item={item}
        name={field}
        definition={definition}
        stream={`correction ${now.stream}`}
        rev={now.rev}
        value={value}
        label={label}
        labelId={id}
        describedBy={undefined}
        set={onChange}
      />
    </div>
  );
}

/** Who reads the reason: whoever reads the field. */
function Readers({ item, field }: Pick<CorrectFormProps, 'item' | 'field'>) {
  const wording = useHistoryWording();
  const you = useLive((state) => state.plan?.you);
  const organisations = useLive((state) => state.plan?.organisations);
  if (!you || !organisations) return null;
  const readers = item.sights[field]?.readers ?? item.readers;
  return (
    <p className="v-hint">
      {wording.say('putBack.readers', {
        readers: readersWords(wording, readers, { you, organisations }),
      })}
    </p>
  );
}

function nothing(): void {
  // What stands in the text goes with the form.
}
