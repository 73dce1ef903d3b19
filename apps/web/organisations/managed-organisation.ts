import { z } from 'zod';
import { CASE_ORGANISATION_TYPES } from '#contract';

export const organisationsShape = z.object({
  organisations: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      type: z.enum(CASE_ORGANISATION_TYPES),
      active: z.boolean(),
      isManaged: z.boolean(),
    }),
  ),
  next: z.string().nullable(),
});

export type ManagedOrganisation = z.infer<typeof organisationsShape>['organisations'][number];

export const ORGANISATIONS = '/platform/organisations';
