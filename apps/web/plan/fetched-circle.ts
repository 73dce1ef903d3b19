import { z } from 'zod';
import {
  CASE_STATUSES,
  LEGAL_BASES,
  ORGANISATION_TYPES,
  PARTICIPATION_STATUSES,
  PAST_SIGHTS,
  type PresentedCircle,
} from '#contract';

const idShape = z.object({ id: z.string() });

const groundShape = z.object({
  purpose: z.string(),
  basis: z.enum(LEGAL_BASES),
  reason: z.string().nullable(),
  reviewAt: z.string(),
  consent: z.object({ of: z.string(), givenAt: z.string(), until: z.string() }).nullable(),
});

const participationShape = z.object({
  organisation: z.object({ id: z.string(), name: z.string(), type: z.enum(ORGANISATION_TYPES) }),
  active: z.boolean(),
  status: z.enum(PARTICIPATION_STATUSES),
  past: z.enum(PAST_SIGHTS),
  ground: groundShape.nullable(),
  by: z.object({ person: idShape, organisation: idShape }),
  invitedAt: z.string(),
  since: z.string().nullable(),
  changedAt: z.string(),
  note: z.string().nullable(),
});

/** The circle as GraphQL answers it. */
export const fetchedCircleShape = z.object({
  status: z.enum(CASE_STATUSES),
  safetyHouse: z.boolean(),
  isDirected: z.boolean(),
  participations: z.array(participationShape),
  stays: z.array(
    z.object({
      person: z.string(),
      organisation: z.string(),
      name: z.string(),
      function: z.string(),
      beginsAt: z.string(),
      endsAt: z.string().nullable(),
    }),
  ),
});

/** The same as the screens show it: to read only, whatever the reader may do otherwise. */
export function circleOf(fetched: z.infer<typeof fetchedCircleShape>): PresentedCircle {
  const participations = fetched.participations.map(({ organisation, by, ...rest }) => ({
    ...rest,
    organisation: organisation.id,
    name: organisation.name,
    type: organisation.type,
    by: { person: by.person.id, organisation: by.organisation.id },
  }));
  const can = { invite: false, end: false, people: false, leave: false, statuses: [], mark: false };
  return { ...fetched, participations, can };
}
