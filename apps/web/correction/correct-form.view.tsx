import { useId, useState } from 'react';
import {
  CORRECTION_REASON_LENGTH,
  fieldOf,
  isText,
  type FieldValue,
  type PresentedField,
  type PresentedItem,
} from '#contract';
import { cleanText } from '#text';
import { FieldSides } from '../compare/field-sides.view.js';
import { wordsOf } from '../compare/put-back.js';
import { FieldControl } from '../field/field-control.view.js';
import { insertedIn } from '../history/word-difference.js';
import { useHistoryWording } from '../history/use-history-wording.js';
import { readersWords } from '../item/audience-words.js';
import { labelId } from '../messages/label-id.js';
import { useLive } from '../plan/plan.context.js';
import { sendRefusalId, useSubmitOne } from '../plan/use-submit-one.js';
import { useForget, useWrittenText } from '../session/use-written.js';
import { ActionButton } from '../ui/action-button.view.js';
import { TextAreaInput } from '../ui/text-area.view.js';
import { correctOp } from './correct-op.js';
import { Overtaken } from './overtaken.view.js';
import { useDraft } from './use-draft.js';

interface CorrectFormProps {
  readonly item: PresentedItem;
  readonly field: string;
  /** The field as it stands. */
  readonly now: PresentedField;
  /** What is corrected: the rev that was looked at. */
  readonly rev: number;
  readonly place: string;
  readonly onClose: () => void;
}

const LEAST_REASON = 3;

/** What is to stand there instead, and why. Shows what that does to what stands there at this moment. */
export function CorrectForm({ item, field, now, rev, place, onClose }: CorrectFormProps) {
  const wording = useHistoryWording();
  const { say } = wording;
  const correct = useSubmitOne();
  const forget = useForget(place);
  const standing: FieldValue = isText(now) ? now.text : now.value;
  const mine = useDraft(now, standing, typedIn);
  const reason = useWrittenText(`${place}/reason`, LEAST_REASON);
  const [isSame, setSame] = useState(false);
  const value = isText(now) ? cleanText(wordsOf(mine.value)) : mine.value;
  const isOther = JSON.stringify(value) !== JSON.stringify(standing);
  const send = async (): Promise<void> => {
    setSame(!isOther);
    if (!reason.check() || !isOther || mine.isOvertaken) return;
    const request = { value, rev, reason: reason.value.trim() };
    const { stream, rev: ifRev } = now;
    const words = { stream, ifRev, request };
    const code = await correct.send(words, (opId) => correctOp(opId, now, request));
    if (code !== undefined) return;
    giveUp();
  };
  const giveUp = (): void => {
    mine.forget();
    forget();
    onClose();
  };
  const refused = isSame && !isOther ? 'NOTHING_CHANGED' : correct.refused;
  const isOvertaken = mine.isOvertaken || refused === 'STALE';
  return (
    <>
      <NewValue {...{ item, field, now, value }} onChange={mine.write} />
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
        text={reason}
        least={LEAST_REASON}
        maxLength={CORRECTION_REASON_LENGTH}
      />
      <Readers item={item} field={field} />
      {isOvertaken ? (
        <Overtaken onAnew={mine.forget} />
      ) : refused === undefined ? null : (
        <p className="utrecht-form-field-error-message" role="alert">
          {say(sendRefusalId(refused))}
        </p>
      )}
      <div className="v-row">
        <ActionButton
          look="primary"
          isDisabled={correct.isSending || isOvertaken}
          onPress={() => void send()}
        >
          {say('correction.confirm')}
        </ActionButton>
        <ActionButton onPress={giveUp}>{say('app.cancel')}</ActionButton>
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

function typedIn(before: FieldValue, after: FieldValue): string[] {
  return typeof after === 'string' ? insertedIn(wordsOf(before), after) : [];
}

function nothing(): void {
  // What stands in the text goes with the form.
}
