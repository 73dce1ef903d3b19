import type { Author } from './author.js';

/** Where a version of the plan stands (V-04). Only `OPEN` goes on to another. */
export const VERSION_STATES = ['OPEN', 'ESTABLISHED', 'NOT_ESTABLISHED', 'WITHDRAWN'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** What an organisation said of a version, or what was said for one that could not be asked. */
export const VERSION_ANSWERS = ['APPROVED', 'DISAGREED', 'COULD_NOT_BE_ASKED'] as const;
export type VersionAnswer = (typeof VERSION_ANSWERS)[number];

/** Of one organisation that was asked. Moments are ISO 8601. */
export interface PresentedAnswer {
  organisation: string;
  name: string;
  /** Null while nothing was answered. */
  answer: VersionAnswer | null;
  reason: string | null;
  by: Author | null;
  at: string | null;
  /** It takes no part any more and has not answered: nobody waits for it (V-06). */
  hasLeft: boolean;
  /** The viewer may record now that it could not be asked. */
  canBeSkipped: boolean;
}

/** A version of the plan as everyone sees it who was there when it was proposed. */
export interface PresentedVersion {
  id: string;
  /** 1, 2, 3 … in each plan. */
  number: number;
  /** What answers are bound to: 32 bytes in hexadecimal (V-02). */
  root: string;
  state: VersionState;
  /** What was said with the proposal. */
  note: string | null;
  by: Author;
  at: string;
  /** When it was settled or withdrawn; null while it is open. */
  closedAt: string | null;
  /** Why it was withdrawn. */
  reason: string | null;
  /** The organisations that were asked, by name. */
  answers: PresentedAnswer[];
  can: { answer: boolean; withdraw: boolean };
}

/** The organisations that a version still waits for. */
export function awaitedBy({ state, answers }: PresentedVersion): PresentedAnswer[] {
  if (state !== 'OPEN') return [];
  return answers.filter(({ answer, hasLeft }) => answer === null && !hasLeft);
}
