import { now, parseAbsolute, type ZonedDateTime } from '@internationalized/date';
import { DatePicker } from 'react-aria-components';
import { TIME_ZONE } from '../messages/time-zone.js';
import { CalendarPopover, DateSegments } from '../ui/calendar.view.js';
import { namedBy } from '../ui/named-by.js';
import type { ControlProps } from './control.js';
import { useDraft } from './use-draft.js';

/** A moment, in Amsterdam time whatever the clock of the machine says; stored as an instant in UTC. */
export function MomentControl(props: ControlProps<'moment'>) {
  const { item, name, stream, rev, value, label, labelId, describedBy, set } = props;
  const stored = momentIn(value);
  const { draft, change, commit } = useDraft<ZonedDateTime | null>({
    item: item.id,
    field: name,
    stream,
    rev,
    words: (moment) => (moment === null ? '' : isoOf(moment)),
    isComplete: (moment) => moment === null || moment.year >= 1900,
    commit: (moment, ifRev) => {
      const next = moment === null ? null : isoOf(moment);
      if (next !== (value ?? null)) set(next, ifRev);
    },
  });
  return (
    <DatePicker
      className="v-date"
      {...namedBy(labelId, describedBy)}
      granularity="minute"
      hourCycle={24}
      hideTimeZone
      placeholderValue={now(TIME_ZONE).set({ hour: 12, minute: 0, second: 0, millisecond: 0 })}
      value={draft ? draft.value : stored}
      onChange={(moment) => change(moment)}
      onBlur={commit}
      shouldForceLeadingZeros
    >
      <DateSegments hasValue={stored !== null} label={label} onClear={() => set(null)} />
      <CalendarPopover />
    </DatePicker>
  );
}

function isoOf(moment: ZonedDateTime): string {
  return moment.set({ second: 0, millisecond: 0 }).toDate().toISOString();
}

function momentIn(value: ControlProps['value']): ZonedDateTime | null {
  try {
    return typeof value === 'string' ? parseAbsolute(value, TIME_ZONE) : null;
  } catch {
    return null;
  }
}
