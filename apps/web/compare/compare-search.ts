import { z } from 'zod';
import type { VariablesOf } from 'gql.tada';
import type { comparisonQuery } from './comparison.query.js';

/** The end of the reader's last visit, a version by its number, or an instant. */
const moment = z.union([z.literal('visit'), z.string().regex(/^v[1-9]\d{0,8}$/), z.iso.datetime()]);

/** Which two moments are compared, as it stands in the address: from the last visit up to now when it says nothing. */
export const compareSearch = z.object({
  from: moment.optional().catch(undefined),
  /** Left out: now. */
  to: moment.optional().catch(undefined),
  item: z.uuid().optional().catch(undefined),
});

export type CompareSearch = z.infer<typeof compareSearch>;

/** A moment as the address names it; undefined is now. */
export type NamedMoment = CompareSearch['to'];

type MomentInput = VariablesOf<typeof comparisonQuery>['from'];

/** The number of the version that a moment is of. */
export function versionIn(named: NamedMoment): number | undefined {
  return named !== undefined && /^v\d/.test(named) ? Number(named.slice(1)) : undefined;
}

export function momentInput(named: NamedMoment): MomentInput {
  if (named === undefined) return { now: true };
  const version = versionIn(named);
  if (version !== undefined) return { version };
  return named === 'visit' ? { lastVisit: true } : { at: named };
}
