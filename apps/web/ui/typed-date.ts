import { CalendarDate, CalendarDateTime, today, toZoned } from '@internationalized/date';
import { TIME_ZONE } from '../messages/time-zone.js';

/** What stands in a date field, part by part as it was typed; a part that is not filled in is absent. */
export interface TypedDate {
  readonly words: string;
  readonly parts: Readonly<Partial<Record<'year' | 'month' | 'day' | 'hour' | 'minute', number>>>;
  /** Whether every part is filled in, and whether any is. */
  readonly fill: 'all' | 'some' | 'none';
}

/** Nobody in a plan was there before; a year of two digits is one that was not typed to its end. */
export const FIRST_YEAR = 1900;

/**
 * Whether what was typed can be stored as it stands: nothing, or a day that exists, at a time that the clocks in
 * Amsterdam show on that day. The behaviour of the field would make 31-02 into 28-02 without a word.
 */
export function isStorable({ parts, fill }: TypedDate): boolean {
  if (fill !== 'all') return fill === 'none';
  const { year = 0, month = 0, day = 0, hour, minute = 0 } = parts;
  const date = new CalendarDate(year, month, day);
  if (year < FIRST_YEAR || date.month !== month || date.day !== day) return false;
  return (
    hour === undefined ||
    toZoned(new CalendarDateTime(year, month, day, hour, minute), TIME_ZONE).hour === hour
  );
}

/** Whether somebody can be born on it: a day that exists and is not still to come. */
export function isPastDay(typed: TypedDate, now = today(TIME_ZONE)): boolean {
  if (typed.fill !== 'all' || !isStorable(typed)) return false;
  const { year = 0, month = 0, day = 0 } = typed.parts;
  return new CalendarDate(year, month, day).compare(now) <= 0;
}

/** Reads a date field off the screen. */
export function typedDateIn(field: HTMLElement): TypedDate {
  const parts: Record<string, number> = {};
  const segments = [...field.querySelectorAll('[data-type]')];
  const typable = segments.filter((segment) => segment.getAttribute('role') === 'spinbutton');
  const filled = typable.filter((segment) => !segment.hasAttribute('data-placeholder'));
  for (const segment of filled) {
    parts[segment.getAttribute('data-type') ?? ''] = Number(segment.textContent);
  }
  const words = segments.map(({ textContent }) => textContent).join('');
  return {
    // A time is set apart by signs that show nothing.
    words: words.replace(/[\u2066-\u2069]/g, ''),
    parts,
    fill: filled.length === 0 ? 'none' : filled.length < typable.length ? 'some' : 'all',
  };
}
