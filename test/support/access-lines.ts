import { AccessLogPages, type AccessRow } from '#access-log';
import type { TestApp } from './app.js';

/** Every row of the access log of a person, in the order in which they were written. */
export async function accessRowsOf(app: TestApp, person: { id: string }): Promise<AccessRow[]> {
  const rows = await app.get(AccessLogPages).everything();
  return rows.filter((row) => row.person === person.id).toSorted(inTime);
}

/** As `accessRowsOf`, told in a few words: the kind, and the reason of a refusal. */
export async function accessLinesOf(app: TestApp, person: { id: string }): Promise<string[]> {
  const rows = await accessRowsOf(app, person);
  return rows.map(({ kind, reason }) => (reason === null ? kind : `${kind} ${reason}`));
}

/** Rows of nobody who is known, in the order in which they were written on one server. */
export async function linesOfNobody(app: TestApp): Promise<AccessRow[]> {
  const rows = await app.get(AccessLogPages).everything();
  return rows.filter((row) => row.person === null).toSorted(inTime);
}

/** By time first: after a failed write a server begins another chain. */
function inTime(a: AccessRow, b: AccessRow): number {
  return a.at - b.at || a.number - b.number;
}
