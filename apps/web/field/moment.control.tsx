import { now, parseAbsolute, type ZonedDateTime } from '@internationalized/date';
import { DatePicker } from 'react-aria-components';
import { TIME_ZONE } from '../messages/time-zone.js';
import { CalendarPopover, DateSegments } from '../ui/calendar.view.js';
import { namedBy } from '../ui/named-by.js';
import type { ControlProps } from './control.js';
import { RefusedDate } from './refused-date.view.js';
import { FIRST_YEAR } from '../ui/typed-date.js';
import { useDraft } from './use-draft.js';
import { useUnfitDate } from './use-unfit-date.js';

/** A moment, in Amsterdam time whatever the clock of the machine says; stored as an instant in UTC. */
export function MomentControl(props: ControlProps<'moment'>) {
  const { item, name, stream, rev, value, label, labelId, describedBy, set } = props;
  const stored = momentIn(value);
  const { draft, change, commit, discard } = useDraft<ZonedDateTime | null>({
    item: item.id,
    field: name,
    stream,
    rev,
    words: (moment) => (moment === null ? '' : isoOf(moment)),
    isComplete: (moment) => moment === null || moment.year >= FIRST_YEAR,
    commit: (moment, ifRev) => {
      const next = moment === null ? null : isoOf(moment);
      if (next !== (value ?? null)) set(next, ifRev);
    },
  });
  const unfit = useUnfitDate(props, discard);
  return (
    <>
      <DatePicker
        className="v-date"
        {...namedBy(labelId, describedBy)}
        granularity="minute"
        hourCycle={24}
        hideTimeZone
        placeholderValue={now(TIME_ZONE).set({ hour: 12, minute: 0, second: 0, millisecond: 0 })}
        value={draft ? draft.value : stored}
        onChange={(moment) => {
          if (unfit.isCorrecting()) return;
          unfit.forget();
          change(moment);
        }}
        onBlur={commit}
        shouldForceLeadingZeros
      >
        <DateSegments
          hasValue={stored !== null}
          label={label}
          onClear={() => set(null)}
          onLeave={unfit.leave}
        />
        <CalendarPopover />
      </DatePicker>
      <RefusedDate words={unfit.words} onDismiss={unfit.forget} />
    </>
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
