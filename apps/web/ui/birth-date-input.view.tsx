import type { CalendarDate } from '@internationalized/date';
import { DateField, DateInput, DateSegment, Label } from 'react-aria-components';

interface BirthDateInputProps {
  readonly label: string;
  readonly value: CalendarDate | null;
  readonly onChange: (value: CalendarDate | null) => void;
}

/** A date of birth, to type part by part, in a form that is sent as a whole. */
export function BirthDateInput({ label, value, onChange }: BirthDateInputProps) {
  return (
    <DateField
      className="v-form-field"
      value={value}
      onChange={onChange}
      shouldForceLeadingZeros
      isRequired
      validationBehavior="aria"
    >
      <Label className="utrecht-form-label">{label}</Label>
      <DateInput className="v-control v-date__input">
        {(segment) => <DateSegment className="v-date__segment" segment={segment} />}
      </DateInput>
    </DateField>
  );
}
