import { now, parseAbsolute, type ZonedDateTime } from '@internationalized/date';
import { DatePicker, Label } from 'react-aria-components';
import { useSay } from '../messages/use-say.js';
import { TIME_ZONE } from '../messages/time-zone.js';
import { CalendarPopover, DateSegments } from '../ui/calendar.view.js';
import { SelectOne } from '../ui/select-one.view.js';
import { versionIn, type NamedMoment } from './compare-search.js';

interface MomentPickerProps {
  readonly label: string;
  readonly moment: NamedMoment;
  /** Whether "now" is one of the choices. */
  readonly hasNow: boolean;
  /** Numbers of versions that can be chosen. */
  readonly versions?: readonly number[];
  readonly onChange: (moment: NamedMoment) => void;
}

type Sort = 'now' | 'visit' | 'at';

/** One moment: now, the end of the last visit, a version, or a day and a time in Amsterdam. */
export function MomentPicker(props: MomentPickerProps) {
  const { label, moment, hasNow, versions = [], onChange } = props;
  const say = useSay();
  const sorts: Sort[] = hasNow ? ['now', 'visit', 'at'] : ['visit', 'at'];
  const choose = (sort: string): void => {
    if (sort === 'now') onChange(undefined);
    else if (sort === 'visit' || versionIn(sort) !== undefined) onChange(sort);
    else onChange(isoOf(now(TIME_ZONE).subtract({ days: 1 })));
  };
  return (
    <div className="v-stack v-stack--tight">
      <SelectOne
        label={label}
        placeholder=""
        options={[
          ...sorts.map((sort) => ({ id: sort, label: say(`compare.moment.${sort}`) })),
          ...versions.map((number) => ({
            id: `v${number}`,
            label: say('compare.moment.version', { number }),
          })),
        ]}
        value={sortOf(moment)}
        onChange={choose}
      />
      {sortOf(moment) === 'at' ? (
        <DatePicker
          className="v-date"
          granularity="minute"
          hourCycle={24}
          hideTimeZone
          value={parseAbsolute(moment ?? '', TIME_ZONE)}
          onChange={(at) => {
            if (at && at.year >= 1900) onChange(isoOf(at));
          }}
          shouldForceLeadingZeros
        >
          <Label className="v-unseen">{say('compare.moment.which', { label })}</Label>
          <DateSegments hasValue={false} label={label} onClear={() => undefined} />
          <CalendarPopover />
        </DatePicker>
      ) : null}
    </div>
  );
}

/** What stands in the list: a sort of moment, or a version by its number. */
function sortOf(moment: NamedMoment): string {
  if (moment === undefined) return 'now';
  if (versionIn(moment) !== undefined) return moment;
  return moment === 'visit' ? 'visit' : 'at';
}

function isoOf(at: ZonedDateTime): string {
  return at.toDate().toISOString();
}
