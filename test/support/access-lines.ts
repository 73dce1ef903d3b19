import { AccessLogPages, type AccessRow } from '#access-log';
import type { TestApp } from './app.js';

/** Every row of the access log of a person, in the order in which they were written. */
export async function accessRowsOf(app: TestApp, person: { id: string }): Promise<AccessRow[]> {
  const rows = await app.get(AccessLogPages).everything();
  return rows.filter((row) => row.person === person.id).toSorted((a, b) => a.number - b.number);
}

/** As `accessRowsOf`, told in a few words: the kind, and the reason of a refusal. */
export async function accessLinesOf(app: TestApp, person: { id: string }): Promise<string[]> {
  const rows = await accessRowsOf(app, person);
  return rows.map(({ kind, reason }) => (reason === null ? kind : `${kind} ${reason}`));
}
