import { parseDate } from '@internationalized/date';
import { TIME_ZONE } from './time-zone.js';

/** A period in calendar days; null narrows nothing. */
interface Days {
  readonly since: string | null;
  readonly until: string | null;
}

/** Calendar days in Amsterdam as instants: from the begin of the first, up to the end of the last. */
export function instantsOf({ since, until }: Days): Days {
  const instant = (day: string, days: number): string =>
    parseDate(day).add({ days }).toDate(TIME_ZONE).toISOString();
  return {
    since: since === null ? null : instant(since, 0),
    until: until === null ? null : instant(until, 1),
  };
}
