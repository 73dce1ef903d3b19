import { parseDate, type CalendarDate } from '@internationalized/date';
import { DatePicker } from 'react-aria-components';
import { CalendarPopover, DateSegments } from '../ui/calendar.view.js';
import { namedBy } from '../ui/named-by.js';
import type { ControlProps } from './control.js';
import { RefusedDate } from './refused-date.view.js';
import { FIRST_YEAR } from '../ui/typed-date.js';
import { useDraft } from './use-draft.js';
import { useUnfitDate } from './use-unfit-date.js';

/** A calendar day. Stored when it is chosen, or when typing it is done. */
export function DateControl(props: ControlProps<'date'>) {
  const { item, name, stream, rev, value, label, labelId, describedBy, set } = props;
  const stored = dayIn(value);
  const { draft, change, commit, discard } = useDraft<CalendarDate | null>({
    item: item.id,
    field: name,
    stream,
    rev,
    words: (day) => day?.toString() ?? '',
    isComplete: (day) => day === null || day.year >= FIRST_YEAR,
    commit: (day, ifRev) => {
      const next = day?.toString() ?? null;
      if (next !== (value ?? null)) set(next, ifRev);
    },
  });
  const unfit = useUnfitDate(props, discard);
  return (
    <>
      <DatePicker
        className="v-date"
        {...namedBy(labelId, describedBy)}
        value={draft ? draft.value : stored}
        onChange={(day) => {
          if (unfit.isCorrecting()) return;
          unfit.forget();
          change(day);
        }}
        onBlur={commit}
        onOpenChange={(isOpen) => {
          if (!isOpen) commit();
        }}
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

function dayIn(value: ControlProps['value']): CalendarDate | null {
  try {
    return typeof value === 'string' ? parseDate(value) : null;
  } catch {
    return null;
  }
}
