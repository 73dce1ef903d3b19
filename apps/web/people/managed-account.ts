import { z } from 'zod';

export const accountsShape = z.array(
  z.object({
    personId: z.string(),
    name: z.string(),
    function: z.string(),
    login: z.string(),
    administrator: z.boolean(),
    status: z.enum(['INVITED', 'ACTIVE', 'BLOCKED']),
  }),
);

export type ManagedAccount = z.infer<typeof accountsShape>[number];

export const invitedShape = z.object({ token: z.string() });

/** What an administrator hands over. The token stands behind the #, which browsers do not send. */
export function linkOf(token: string): string {
  return `${window.location.origin}/invitation#${token}`;
}
