import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  Dialog,
  Group,
  Heading,
} from 'react-aria-components';
import { useSay } from '../messages/use-say.js';
import { Icon } from './icon.view.js';
import { OpenList } from './open-list.view.js';
import type { TypedDate } from './typed-date.js';
import { TypedSegments } from './typed-segments.view.js';

interface DateSegmentsProps {
  readonly hasValue: boolean;
  readonly label: string;
  readonly onClear: () => void;
  /** Typing is over: what stands in the field, before the field makes an existing day of it. */
  readonly onLeave?: (typed: TypedDate) => void;
}

/** A date to type part by part, with a calendar beside it. Stands inside a `DatePicker`. */
export function DateSegments({ hasValue, label, onClear, onLeave }: DateSegmentsProps) {
  const say = useSay();
  return (
    <Group className="v-control v-date__group">
      <TypedSegments className="v-date__typed" inputClassName="v-date__input" onLeave={onLeave} />
      {hasValue ? (
        <button
          type="button"
          className="v-icon-button"
          aria-label={say('field.clear.of', { field: label })}
          onClick={onClear}
        >
          <Icon name="close" />
        </button>
      ) : null}
      <Button className="v-icon-button">
        <Icon name="calendar" />
      </Button>
    </Group>
  );
}

/** The month that a `DatePicker` opens. */
export function CalendarPopover() {
  return (
    <OpenList className="v-popover">
      <Dialog className="v-dialog">
        <Calendar className="v-calendar">
          <header className="v-calendar__header">
            <Button slot="previous" className="v-icon-button">
              <Icon name="chevronLeft" />
            </Button>
            <Heading className="v-calendar__month" />
            <Button slot="next" className="v-icon-button">
              <Icon name="chevronRight" />
            </Button>
          </header>
          <CalendarGrid>
            {(date) => <CalendarCell date={date} className="v-calendar__day" />}
          </CalendarGrid>
        </Calendar>
      </Dialog>
    </OpenList>
  );
}
