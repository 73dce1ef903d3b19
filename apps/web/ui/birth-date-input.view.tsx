import type { CalendarDate } from '@internationalized/date';
import { useRef, useState } from 'react';
import { DateField, DateInput, DateSegment, FieldError, Label } from 'react-aria-components';
import { useSay } from '../messages/use-say.js';
import { isPastDay, typedDateIn, type TypedDate } from './typed-date.js';

interface BirthDateInputProps {
  readonly label: string;
  readonly value: CalendarDate | null;
  /** Null too while what stands in the field is no day on which somebody can be born. */
  readonly onChange: (value: CalendarDate | null) => void;
}

/** A date of birth, to type part by part, in a form that is sent as a whole. */
export function BirthDateInput({ label, value, onChange }: BirthDateInputProps) {
  const say = useSay();
  const [unfit, setUnfit] = useState<string>();
  const isCorrecting = useRef(false);
  const leave = (typed: TypedDate): void => {
    if (typed.fill === 'none' || isPastDay(typed)) return setUnfit(undefined);
    setUnfit(typed.words);
    onChange(null);
    // The field makes a day that exists of it, with the same event and in a later listener: nobody typed that one.
    isCorrecting.current = true;
    setTimeout(() => {
      isCorrecting.current = false;
    });
  };
  return (
    <DateField
      className="v-form-field"
      value={value}
      onChange={(day) => {
        if (isCorrecting.current) return;
        // Gone before the field is left: what moves as a button is pressed takes the press away.
        setUnfit(undefined);
        onChange(day);
      }}
      shouldForceLeadingZeros
      isRequired
      isInvalid={unfit !== undefined}
      validationBehavior="aria"
    >
      <Label className="utrecht-form-label">{label}</Label>
      <div
        onBlurCapture={({ currentTarget, relatedTarget }) => {
          if (!currentTarget.contains(relatedTarget)) leave(typedDateIn(currentTarget));
        }}
      >
        <DateInput className="v-control v-date__input">
          {(segment) => <DateSegment className="v-date__segment" segment={segment} />}
        </DateInput>
      </div>
      <FieldError className="utrecht-form-field-error-message">
        <span role="alert">{say('form.birthDateUnfit', { typed: unfit ?? '' })}</span>
      </FieldError>
    </DateField>
  );
}
