import { z } from 'zod';
import type { VariablesOf } from 'gql.tada';
import type { comparisonQuery } from './comparison.query.js';

/** The end of the reader's last visit, or an instant. Later there may be other ways to name a moment. */
const moment = z.union([z.literal('visit'), z.iso.datetime()]);

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

export function momentInput(named: NamedMoment): MomentInput {
  if (named === undefined) return { now: true };
  return named === 'visit' ? { lastVisit: true } : { at: named };
}
