import { parseDate, type CalendarDate } from '@internationalized/date';
import { DatePicker, FieldError, Label, Text } from 'react-aria-components';
import { useSay } from '../messages/use-say.js';
import { CalendarPopover, DateSegments } from './calendar.view.js';
import { isStorable } from './typed-date.js';
import { useFormDay } from './use-form-day.js';

interface DayInputProps {
  readonly label: string;
  readonly hint?: string;
  /** As in `2026-05-31`; empty while there is none, or one that does not exist. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A calendar day of a form that is sent as a whole. */
export function DayInput({ label, hint, value, onChange }: DayInputProps) {
  const say = useSay();
  const day = dayIn(value);
  const { unfit, leave, change } = useFormDay(isStorable, (chosen) =>
    onChange(chosen?.toString() ?? ''),
  );
  return (
    <DatePicker
      className="v-date v-form-field"
      value={day}
      onChange={change}
      shouldForceLeadingZeros
      isInvalid={unfit !== undefined}
      validationBehavior="aria"
    >
      <Label className="utrecht-form-label">{label}</Label>
      {hint === undefined ? null : (
        <Text slot="description" className="v-hint">
          {hint}
        </Text>
      )}
      <DateSegments
        hasValue={day !== null}
        label={label}
        onClear={() => onChange('')}
        onLeave={leave}
      />
      <FieldError className="utrecht-form-field-error-message">
        <span role="alert">{say('form.dateUnfit', { typed: unfit ?? '' })}</span>
      </FieldError>
      <CalendarPopover />
    </DatePicker>
  );
}

function dayIn(value: string): CalendarDate | null {
  return value === '' ? null : parseDate(value);
}
