import { z } from 'zod';
import type { Author } from './author.js';
import type { OrganisationType } from './organisation-type.js';
import type { PresentedVersion } from './version.js';
import { line, words } from './words.js';

/** What state a case is in (C-20). Only an erasure leads to `DESTROYED`, and then it is absent (E-12). */
export const CASE_STATUSES = [
  'DRAFT',
  'ACTIVE',
  'MONITORING',
  'CLOSED',
  'ARCHIVED',
  'DESTROYED',
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** What may follow; the way back from closed takes a new report (C-22), and a draft can be discarded (C-25). */
export const CASE_TRANSITIONS: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  DRAFT: ['ACTIVE', 'ARCHIVED'],
  ACTIVE: ['MONITORING'],
  MONITORING: ['ACTIVE', 'CLOSED'],
  CLOSED: ['ACTIVE', 'ARCHIVED'],
  ARCHIVED: [],
  DESTROYED: [],
};

/** Whether a case in this state is for reading only (C-21). */
export function isReadOnly(status: CaseStatus): boolean {
  return status === 'CLOSED' || status === 'ARCHIVED' || status === 'DESTROYED';
}

/** Steps that need a reason. Reopening has its report. */
export const REASONED_STATUSES: ReadonlySet<CaseStatus> = new Set(['CLOSED', 'ARCHIVED']);

/** On what ground something is shared. Wams is a bill, and no ground. */
export const LEGAL_BASES = [
  'CONSENT',
  'MELDRECHT_VT',
  'CONFLICT_OF_DUTIES',
  'LEGAL_TASK',
  'WGS_ZVH',
  'VITAL_INTEREST',
] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** Grounds that need to be explained (C-04). */
export const REASONED_BASES: ReadonlySet<LegalBasis> = new Set([
  'CONFLICT_OF_DUTIES',
  'VITAL_INTEREST',
]);

/** What a newcomer may see of the past (C-10), from much to little. */
export const PAST_SIGHTS = ['ALL', 'CURRENT', 'FROM_NOW'] as const;
export type PastSight = (typeof PAST_SIGHTS)[number];

export const PARTICIPATION_STATUSES = ['INVITED', 'ACCEPTED', 'DECLINED', 'LEFT', 'ENDED'] as const;
export type ParticipationStatus = (typeof PARTICIPATION_STATUSES)[number];

/** Organisation types that may begin a case: those that take part in every one (C-23). */
export const BEGINNING_TYPES: ReadonlySet<OrganisationType> = new Set([
  'VEILIG_THUIS',
  'POLICE',
  'SHELTER',
  'NEIGHBOURHOOD_TEAM',
]);

const day = z.iso.date();

/** Whose consent it is, and from when until when it holds. */
export const consentShape = z.strictObject({ of: line(100), givenAt: day, until: day });
export type Consent = z.infer<typeof consentShape>;

/** Purpose and ground on which an organisation takes part. Dates are days, as in `2026-05-31`. */
export const groundShape = z.strictObject({
  purpose: words(500),
  basis: z.enum(LEGAL_BASES),
  reason: words(1000).nullable().default(null),
  consent: consentShape.nullable().default(null),
  reviewAt: day,
});
export type Ground = z.infer<typeof groundShape>;
/** As it is sent: a part that is nothing may be left out. */
export type GroundInput = z.input<typeof groundShape>;

export interface PresentedParticipation {
  organisation: string;
  name: string;
  type: OrganisationType;
  /** False of one that is over: nobody of it can sign in any more (I-72). */
  active: boolean;
  status: ParticipationStatus;
  /** Null only where it was never recorded: before there was a circle. */
  ground: Ground | null;
  past: PastSight;
  by: Author;
  invitedAt: string;
  /** When it was accepted; null while it was not. */
  since: string | null;
  /** When it came to the status that it has. */
  changedAt: string;
  /** The reason of the last step, where one was given. */
  note: string | null;
}

/** Somebody who is on the case, or will be from a moment that is set. */
export interface PresentedStay {
  person: string;
  organisation: string;
  name: string;
  function: string;
  beginsAt: string;
  endsAt: string | null;
}

/** What the reader may do with the circle; the screen offers nothing else. */
export interface CircleRights {
  invite: boolean;
  end: boolean;
  people: boolean;
  leave: boolean;
  statuses: CaseStatus[];
  mark: boolean;
  /** Put the plan up for approval. */
  propose: boolean;
}

/** The circle of a case, as everyone on it sees it. */
export interface PresentedCircle {
  status: CaseStatus;
  /** One of a Zorg- en Veiligheidshuis. */
  safetyHouse: boolean;
  /** Whether there is a regievoerder or deputy on the case who leads it. */
  isDirected: boolean;
  participations: PresentedParticipation[];
  stays: PresentedStay[];
  /** The newest version of the plan that the reader sees; null before the first. */
  version: PresentedVersion | null;
  can: CircleRights;
}
