import type { CalendarDate } from '@internationalized/date';
import { DateField, FieldError, Label } from 'react-aria-components';
import { useSay } from '../messages/use-say.js';
import { isPastDay } from './typed-date.js';
import { TypedSegments } from './typed-segments.view.js';
import { useFormDay } from './use-form-day.js';

interface BirthDateInputProps {
  readonly label: string;
  readonly value: CalendarDate | null;
  /** Null too while what stands in the field is no day on which somebody can be born. */
  readonly onChange: (value: CalendarDate | null) => void;
}

/** A date of birth, to type part by part, in a form that is sent as a whole. */
export function BirthDateInput({ label, value, onChange }: BirthDateInputProps) {
  const say = useSay();
  const { unfit, leave, change } = useFormDay(
    (typed) => typed.fill === 'none' || isPastDay(typed),
    onChange,
  );
  return (
    <DateField
      className="v-form-field"
      value={value}
      onChange={change}
      shouldForceLeadingZeros
      isRequired
      isInvalid={unfit !== undefined}
      validationBehavior="aria"
    >
      <Label className="utrecht-form-label">{label}</Label>
      <TypedSegments inputClassName="v-control v-date__input" onLeave={leave} />
      <FieldError className="utrecht-form-field-error-message">
        <span role="alert">{say('form.birthDateUnfit', { typed: unfit ?? '' })}</span>
      </FieldError>
    </DateField>
  );
}
