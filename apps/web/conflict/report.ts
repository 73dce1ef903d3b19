import { z } from 'zod';

export const reportsShape = z.array(
  z.object({
    id: z.string(),
    personId: z.string(),
    name: z.string(),
    function: z.string(),
    how: z.enum(['MATCH', 'DECLARED', 'NOTED']),
    since: z.string(),
    status: z.enum(['OPEN', 'CONFIRMED', 'LIFT_ASKED']),
    lift: z.object({ by: z.string(), reason: z.string(), mayAgree: z.boolean() }).nullable(),
    alone: z.boolean(),
  }),
);

export type Report = z.infer<typeof reportsShape>[number];

export const staffShape = z.array(
  z.object({
    personId: z.string(),
    name: z.string(),
    function: z.string(),
    enteredAt: z.string().nullable(),
  }),
);

export type StaffMember = z.infer<typeof staffShape>[number];
