import { parseDate, type CalendarDate } from '@internationalized/date';
import { DatePicker } from 'react-aria-components';
import { CalendarPopover, DateSegments } from '../ui/calendar.view.js';
import { namedBy } from '../ui/named-by.js';
import type { ControlProps } from './control.js';
import { useDraft } from './use-draft.js';

/** A calendar day. Stored when it is chosen, or when typing it is done. */
export function DateControl(props: ControlProps<'date'>) {
  const { item, name, stream, rev, value, label, labelId, describedBy, set } = props;
  const stored = dayIn(value);
  const { draft, change, commit } = useDraft<CalendarDate | null>({
    item: item.id,
    field: name,
    stream,
    rev,
    words: (day) => day?.toString() ?? '',
    isComplete: (day) => day === null || day.year >= 1900,
    commit: (day, ifRev) => {
      const next = day?.toString() ?? null;
      if (next !== (value ?? null)) set(next, ifRev);
    },
  });
  return (
    <DatePicker
      className="v-date"
      {...namedBy(labelId, describedBy)}
      value={draft ? draft.value : stored}
      onChange={(day) => change(day)}
      onBlur={commit}
      onOpenChange={(isOpen) => {
        if (!isOpen) commit();
      }}
      shouldForceLeadingZeros
    >
      <DateSegments hasValue={stored !== null} label={label} onClear={() => set(null)} />
      <CalendarPopover />
    </DatePicker>
  );
}

function dayIn(value: ControlProps['value']): CalendarDate | null {
  try {
    return typeof value === 'string' ? parseDate(value) : null;
  } catch {
    return null;
  }
}
