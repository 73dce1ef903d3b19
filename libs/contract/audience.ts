import { z } from 'zod';

/**
 * Who may read an item, or a field of it. `CASE_OPEN`: every organisation in the case that the section
 * matrix lets read. `ORG_LIST`: of those, only the organisations named. `NAMED_PERSONS`: only the people named.
 * `OWN_ORG`: only the people of the organisation that added the item.
 */
export const audienceShape = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('CASE_OPEN') }),
  z.strictObject({
    type: z.literal('ORG_LIST'),
    organisations: z.array(z.uuid()).min(1).max(20),
  }),
  z.strictObject({
    type: z.literal('NAMED_PERSONS'),
    persons: z.array(z.uuid()).min(1).max(50),
  }),
  z.strictObject({ type: z.literal('OWN_ORG') }),
]);

export type Audience = z.infer<typeof audienceShape>;
export type AudienceType = Audience['type'];

/** From the widest to the narrowest. */
export const AUDIENCE_TYPES = [
  'CASE_OPEN',
  'ORG_LIST',
  'NAMED_PERSONS',
  'OWN_ORG',
] as const satisfies readonly AudienceType[];

/** Two audiences are the same when they let the same readers in; order and repeats do not count. */
export function sameAudience(a: Audience, b: Audience): boolean {
  return JSON.stringify(canonicalAudience(a)) === JSON.stringify(canonicalAudience(b));
}

/** The one written form of an audience: whom it names sorted, each once. */
export function canonicalAudience(audience: Audience): Audience {
  switch (audience.type) {
    case 'ORG_LIST':
      return { type: 'ORG_LIST', organisations: [...new Set(audience.organisations)].sort() };
    case 'NAMED_PERSONS':
      return { type: 'NAMED_PERSONS', persons: [...new Set(audience.persons)].sort() };
    case 'CASE_OPEN':
    case 'OWN_ORG':
      return { type: audience.type };
  }
}

/** The people whom an audience names one by one. */
export function personsIn(audience: Audience): readonly string[] {
  return audience.type === 'NAMED_PERSONS' ? audience.persons : [];
}
