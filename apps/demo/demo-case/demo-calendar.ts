const DAY_MS = 86_400_000;
const SATURDAY = 6;

/** D0 for a demo that begins at this instant: the last Saturday before that day, in Amsterdam. */
export function dayZeroOf(at: number): string {
  const today = Date.parse(amsterdamDay(at));
  const weekday = new Date(today).getUTCDay();
  const since = (weekday - SATURDAY + 7) % 7 || 7;
  return isoDay(today - since * DAY_MS);
}

/** The calendar day so many days after D0. */
export function dayOf(dayZero: string, day: number): string {
  return isoDay(Date.parse(dayZero) + day * DAY_MS);
}

/** The instant at this time of day (`HH:MM`, Amsterdam), so many days after D0. */
export function momentOf(dayZero: string, day: number, time: string): string {
  const asIfUtc = Date.parse(`${dayOf(dayZero, day)}T${time}:00Z`);
  // Twice: around a change of the clocks the first guess can lie on the other side of it.
  const guess = asIfUtc - amsterdamOffset(asIfUtc);
  return new Date(asIfUtc - amsterdamOffset(guess)).toISOString();
}

function amsterdamDay(at: number): string {
  return isoDay(at + amsterdamOffset(at));
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Milliseconds that clocks in Amsterdam run ahead of UTC at this instant. */
function amsterdamOffset(at: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Amsterdam',
    timeZoneName: 'longOffset',
  }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, hours = '0', minutes = '0'] = /GMT\+(\d\d):(\d\d)/.exec(name) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** Writes `{D+10}` in a text as the day that it is, such as "dinsdag 1 december". */
export function withDates(text: string, dayZero: string): string {
  const words = new Intl.DateTimeFormat('nl-NL', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  return text.replace(/\{D\+(\d+)\}/g, (_, day: string) =>
    words.format(Date.parse(dayOf(dayZero, Number(day)))),
  );
}
