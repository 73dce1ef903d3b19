import { z } from 'zod';

/**
 * Who may read an item. `CASE_OPEN`: every organisation in the case that the section matrix lets read.
 * `ORG_LIST`: of those, only the organisations named. Narrower audiences come with a later chapter.
 */
export const audienceShape = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('CASE_OPEN') }),
  z.strictObject({
    type: z.literal('ORG_LIST'),
    organisations: z.array(z.uuid()).min(1).max(20),
  }),
]);

export type Audience = z.infer<typeof audienceShape>;

/** Two audiences are the same when they let the same organisations in; order and repeats do not count. */
export function sameAudience(a: Audience, b: Audience): boolean {
  return JSON.stringify(canonicalAudience(a)) === JSON.stringify(canonicalAudience(b));
}

/** The one written form of an audience: organisations sorted, each once. */
export function canonicalAudience(audience: Audience): Audience {
  if (audience.type === 'CASE_OPEN') return { type: 'CASE_OPEN' };
  return { type: 'ORG_LIST', organisations: [...new Set(audience.organisations)].sort() };
}
