import { describe, expect, it } from '@jest/globals';
import { CalendarDate } from '@internationalized/date';
import { isPastDay, isStorable, type TypedDate } from './typed-date.js';

describe('a typed date', () => {
  it.each([
    ['a day', { year: 2027, month: 2, day: 28 }, true],
    ['a leap day', { year: 2028, month: 2, day: 29 }, true],
    ['a leap day in another year', { year: 2027, month: 2, day: 29 }, false],
    ['31 February', { year: 2027, month: 2, day: 31 }, false],
    ['31 April', { year: 2027, month: 4, day: 31 }, false],
    ['a year that was not typed to its end', { year: 27, month: 4, day: 30 }, false],
    ['a moment', { year: 2027, month: 3, day: 28, hour: 1, minute: 59 }, true],
    ['a moment that clocks skip in spring', { year: 2027, month: 3, day: 28, hour: 2 }, false],
    ['a moment that clocks show twice', { year: 2027, month: 10, day: 31, hour: 2 }, true],
  ])('can be stored where it is one: %s', (_, parts, isReal) => {
    expect(isStorable(typed(parts, 'all'))).toBe(isReal);
  });

  it('can be nothing, and nothing in between', () => {
    expect(isStorable(typed({}, 'none'))).toBe(true);
    expect(isStorable(typed({ day: 3 }, 'some'))).toBe(false);
  });
});

describe('a date of birth', () => {
  it.each([
    ['today', { year: 2026, month: 6, day: 1 }, true],
    ['tomorrow', { year: 2026, month: 6, day: 2 }, false],
    ['a day that does not exist', { year: 1980, month: 2, day: 31 }, false],
    ['the first day there is', { year: 1900, month: 1, day: 1 }, true],
    ['the day before', { year: 1899, month: 12, day: 31 }, false],
  ])('[K-10] is a day that was: %s', (_, parts, isReal) => {
    expect(isPastDay(typed(parts, 'all'), new CalendarDate(2026, 6, 1))).toBe(isReal);
  });

  it('[K-10] is typed to its end', () => {
    expect(isPastDay(typed({}, 'none'))).toBe(false);
    expect(isPastDay(typed({ year: 1980, month: 2 }, 'some'))).toBe(false);
  });
});

function typed(parts: TypedDate['parts'], fill: TypedDate['fill']): TypedDate {
  return { words: '', parts, fill };
}
