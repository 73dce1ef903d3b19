import { parseDate } from '@internationalized/date';
import { DatePicker, Label } from 'react-aria-components';
import { CalendarPopover, DateSegments } from './calendar.view.js';

interface SelectDayProps {
  readonly label: string;
  readonly day: string | null;
  readonly onChange: (day: string | null) => void;
}

/** One calendar day, or none, to narrow a list by. */
export function SelectDay({ label, day, onChange }: SelectDayProps) {
  return (
    <DatePicker
      className="v-date"
      value={day === null ? null : parseDate(day)}
      onChange={(date) => {
        if (date === null || date.year >= 1900) onChange(date?.toString() ?? null);
      }}
      shouldForceLeadingZeros
    >
      <Label className="utrecht-form-label">{label}</Label>
      <DateSegments hasValue={day !== null} label={label} onClear={() => onChange(null)} />
      <CalendarPopover />
    </DatePicker>
  );
}
