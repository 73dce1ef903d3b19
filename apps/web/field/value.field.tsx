import { memo, useId, type FocusEvent } from 'react';
import {
  fieldOf,
  isFilled,
  type FieldValue,
  type PresentedItem,
  type PresentedValue,
} from '#contract';
import { CorrectionMark } from '../correction/correction-mark.view.js';
import { useDirection } from '../item/use-direction.js';
import { hintId, labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { ConflictView } from './conflict.view.js';
import { FieldControl } from './field-control.view.js';
import { FieldFrame } from './field-frame.view.js';
import { RefusedValue } from './refused-value.view.js';
import { useSetValue } from './use-set-value.js';
import { useWording } from './use-wording.js';
import { valueWords, type FieldPlace } from './value-words.js';

interface ValueFieldProps {
  readonly item: PresentedItem;
  readonly name: string;
  readonly field: PresentedValue;
  readonly isEditable: boolean;
}

/** A field that holds one value, of whichever type: read, set, and chosen between when somebody else was first. */
export const ValueField = memo(function ValueField(props: ValueFieldProps) {
  const { item, name, field } = props;
  const say = useSay();
  const id = useId();
  const { focus } = useOpenPlan();
  const { set, overtaken, refused, dismissRefused } = useSetValue(item, name, field);
  const definition = fieldOf(item.kind, name);
  const [refusal] = useDirection(item, [{ field: name }]);
  if (!definition) return null;

  const label = say(labelId.field(item.kind, name));
  // Stopped for now, not for good: the field keeps its place and look, so that nothing jumps.
  const isFree = refusal === null || definition.type === 'status';
  const isEditable = props.isEditable && isFree;
  const isStopped = item.can.edit && isFree && !item.removed && !isEditable;
  const hint = isEditable || isStopped ? hintId(item.kind, name) : undefined;
  const place = { kind: item.kind, field: name, definition };
  return (
    <FieldFrame
      labelId={`${id}-label`}
      hintId={`${id}-hint`}
      label={label}
      hint={hint && say(hint)}
      stream={field.stream}
      isMissing={definition.required === true && !isFilled(field.value)}
    >
      <div
        onFocus={() => focus.enter(item.section, field.stream)}
        onBlur={(event) => leavesField(event) && focus.leave(item.section, field.stream)}
      >
        {isEditable ? (
          <FieldControl
            item={item}
            name={name}
            definition={definition}
            stream={field.stream}
            rev={field.rev}
            value={field.value}
            label={label}
            labelId={`${id}-label`}
            describedBy={hint ? `${id}-hint` : undefined}
            set={set}
          />
        ) : (
          <ReadOnlyValue place={place} value={field.value} isStopped={isStopped} />
        )}
      </div>
      <CorrectionMark corrected={field.corrected} />
      {overtaken ? (
        <ConflictView
          place={place}
          mine={overtaken.mine}
          current={overtaken.current}
          onChoose={overtaken.choose}
        />
      ) : null}
      {refused ? <RefusedValue place={place} {...refused} onDismiss={dismissRefused} /> : null}
    </FieldFrame>
  );
});

interface ReadOnlyValueProps {
  readonly place: FieldPlace;
  readonly value: FieldValue;
  readonly isStopped: boolean;
}

function ReadOnlyValue({ place, value, isStopped }: ReadOnlyValueProps) {
  const wording = useWording();
  const words = valueWords(wording, place, value);
  const looks = [
    isStopped ? 'v-control v-control--stopped' : 'v-value',
    words === null ? 'v-value--empty' : '',
  ];
  return <p className={looks.join(' ')}>{words ?? wording.say('field.empty')}</p>;
}

function leavesField(event: FocusEvent): boolean {
  return !event.currentTarget.contains(event.relatedTarget);
}
