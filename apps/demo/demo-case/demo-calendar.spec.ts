import { dayOf, dayZeroOf, momentOf, withDates } from './demo-calendar.js';

describe('the calendar of the demo', () => {
  it.each([
    ['a Monday', '2026-03-02T09:00:00Z', '2026-02-28'],
    ['a Friday', '2026-03-06T09:00:00Z', '2026-02-28'],
    ['a Saturday', '2026-03-07T09:00:00Z', '2026-02-28'],
    ['a Sunday', '2026-03-08T09:00:00Z', '2026-03-07'],
    ['a Sunday that has only begun in Amsterdam', '2026-03-07T23:30:00Z', '2026-03-07'],
  ])('takes the Saturday before %s for D0', (_, now, saturday) => {
    expect(dayZeroOf(Date.parse(now))).toBe(saturday);
  });

  it('counts days over the end of a month', () => {
    expect(dayOf('2026-02-28', 2)).toBe('2026-03-02');
    expect(dayOf('2026-02-28', -30)).toBe('2026-01-29');
  });

  it('keeps to the clocks of Amsterdam, also when they change', () => {
    expect(momentOf('2026-02-28', 2, '13:00')).toBe('2026-03-02T12:00:00.000Z');
    expect(momentOf('2026-03-28', 0, '23:40')).toBe('2026-03-28T22:40:00.000Z');
    expect(momentOf('2026-03-28', 1, '03:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(momentOf('2026-03-28', 2, '00:30')).toBe('2026-03-29T22:30:00.000Z');
  });

  it('writes days out in texts', () => {
    expect(withDates('Tot {D+10} 23:40.', '2026-02-28')).toBe('Tot dinsdag 10 maart 23:40.');
  });
});
