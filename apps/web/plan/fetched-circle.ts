import { z } from 'zod';
import {
  CASE_STATUSES,
  LEGAL_BASES,
  ORGANISATION_TYPES,
  PARTICIPATION_STATUSES,
  PAST_SIGHTS,
  VERSION_ANSWERS,
  VERSION_STATES,
  type Author,
  type CircleRights,
  type PresentedCircle,
  type PresentedVersion,
} from '#contract';

const idShape = z.object({ id: z.string() });

const authorShape = z.object({ person: idShape, organisation: idShape });

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
  by: authorShape,
  invitedAt: z.string(),
  since: z.string().nullable(),
  changedAt: z.string(),
  note: z.string().nullable(),
});

const versionShape = z.object({
  id: z.string(),
  number: z.number(),
  root: z.string(),
  state: z.enum(VERSION_STATES),
  note: z.string().nullable(),
  by: authorShape,
  at: z.string(),
  closedAt: z.string().nullable(),
  reason: z.string().nullable(),
  answers: z.array(
    z.object({
      organisation: z.string(),
      name: z.string(),
      answer: z.enum(VERSION_ANSWERS).nullable(),
      reason: z.string().nullable(),
      by: authorShape.nullable(),
      at: z.string().nullable(),
      hasLeft: z.boolean(),
    }),
  ),
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
  version: versionShape.nullable(),
});

/** The same as the screens show it: to read only, whatever the reader may do otherwise. */
export function circleOf(fetched: z.infer<typeof fetchedCircleShape>): PresentedCircle {
  const participations = fetched.participations.map(({ organisation, by, ...rest }) => ({
    ...rest,
    organisation: organisation.id,
    name: organisation.name,
    type: organisation.type,
    by: idsOf(by),
  }));
  const version = fetched.version && versionOf(fetched.version);
  return { ...fetched, participations, version, can: NOTHING };
}

const NOTHING: CircleRights = {
  invite: false,
  end: false,
  people: false,
  leave: false,
  statuses: [],
  mark: false,
  propose: false,
};

function versionOf({ by, answers, ...rest }: z.infer<typeof versionShape>): PresentedVersion {
  return {
    ...rest,
    by: idsOf(by),
    answers: answers.map((one) => ({
      ...one,
      by: one.by && idsOf(one.by),
      canBeSkipped: false,
    })),
    can: { answer: false, withdraw: false },
  };
}

function idsOf({ person, organisation }: z.infer<typeof authorShape>): Author {
  return { person: person.id, organisation: organisation.id };
}
