import { z } from 'zod';
import { PERSON_FUNCTIONS } from '#contract';

export const accountsShape = z.array(
  z.object({
    personId: z.string(),
    name: z.string(),
    function: z.string(),
    login: z.string(),
    administrator: z.boolean(),
    status: z.enum(['INVITED', 'ACTIVE', 'BLOCKED']),
    functions: z.array(z.enum(PERSON_FUNCTIONS)),
    deputy: z.object({ personId: z.string(), name: z.string() }).nullable(),
    handOver: z.enum(['NONE', 'BEGUN', 'DONE']),
  }),
);

export type ManagedAccount = z.infer<typeof accountsShape>[number];

export const invitedShape = z.object({ token: z.string() });

export const casesShape = z.object({ cases: z.number() });

export const handedOverShape = z.object({ cases: z.number(), left: z.number() });

export type HandedOver = z.infer<typeof handedOverShape>;

/** What an administrator hands over. The token stands behind the #, which browsers do not send. */
export function linkOf(token: string): string {
  return `${window.location.origin}/invitation#${token}`;
}
