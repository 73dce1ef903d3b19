import type pg from 'pg';
import { inPlan, type KeyRing } from '#history';
import type { ScopedDatabase } from '#kernel';

/** One plan in the database, as a loader sees it: in the snapshot of its transaction, with the keys that it is sealed under. */
export interface Source {
  database: ScopedDatabase;
  keys: KeyRing;
  planId: string;
}

/** All rows of a statement about this plan; its id is $1. */
export async function rowsOf<R extends pg.QueryResultRow>(
  { database, planId }: Source,
  text: string,
): Promise<R[]> {
  return (await database.query<R>(inPlan(planId), { text, values: [planId] })).rows;
}
