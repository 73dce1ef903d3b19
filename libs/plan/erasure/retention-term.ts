/** When a term of months that begins here is over: the last day of a month that is shorter, as PostgreSQL counts. */
export function monthsAfter(begin: Date, months: number): Date {
  const after = new Date(begin);
  after.setUTCMonth(after.getUTCMonth() + months);
  if (after.getUTCDate() !== begin.getUTCDate()) after.setUTCDate(0);
  return after;
}
