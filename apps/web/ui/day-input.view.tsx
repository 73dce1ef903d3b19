import { parseDate, type CalendarDate } from '@internationalized/date';
import { DatePicker, Label, Text } from 'react-aria-components';
import { CalendarPopover, DateSegments } from './calendar.view.js';

interface DayInputProps {
  readonly label: string;
  readonly hint?: string;
  /** As in `2026-05-31`; empty while there is none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A calendar day of a form that is sent as a whole. */
export function DayInput({ label, hint, value, onChange }: DayInputProps) {
  const day = dayIn(value);
  return (
    <DatePicker
      className="v-date v-form-field"
      value={day}
      onChange={(chosen) => onChange(chosen?.toString() ?? '')}
      shouldForceLeadingZeros
    >
      <Label className="utrecht-form-label">{label}</Label>
      {hint === undefined ? null : (
        <Text slot="description" className="v-hint">
          {hint}
        </Text>
      )}
      <DateSegments hasValue={day !== null} label={label} onClear={() => onChange('')} />
      <CalendarPopover />
    </DatePicker>
  );
}

function dayIn(value: string): CalendarDate | null {
  return value === '' ? null : parseDate(value);
}
