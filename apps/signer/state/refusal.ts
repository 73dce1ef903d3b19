import { z } from 'zod';

/** Why nothing is signed (G-56), in words for whoever runs the installation. */
const REASONS = {
  PLAN_GONE: 'a plan that was there is not',
  PLAN_SHORTER: 'a plan has fewer changes than it had',
  PLACE_MISSING: 'a plan lacks changes in the middle',
  LINK_BROKEN: 'a change does not go on from the last one of its stream',
  LINK_CHANGED: 'a change is not what its hash says',
  OTHER_PLAN: 'a stream goes on in another plan than it began in',
  TOO_LATE: 'a change says a moment of which everything was signed already',
  GOES_BACK: 'a change says an earlier moment than the one before it in its plan',
  HEAD_GONE: 'the last change of a stream that was signed is gone, elsewhere or another',
  LOG_SHORTER: 'the log of checkpoints has fewer leaves than were signed',
  LOG_LONGER: 'the log of checkpoints has leaves that this folder does not know of',
  RESTORING: 'a restore was begun and not finished',
  LOG_OTHER: 'the log of checkpoints has another last leaf than was signed',
} as const;

export type RefusalReason = keyof typeof REASONS;

export const REFUSAL = z.object({
  reason: z.enum(Object.keys(REASONS) as [RefusalReason]),
  /** The id of the plan or stream that shows it; null for the log. */
  subject: z.uuid().nullable(),
  /** How many leaves the log had. */
  size: z.number().int().nonnegative(),
});

export type Refusal = z.output<typeof REFUSAL>;

/** The database is not what it was: thrown while looking, and never by a database that is merely away. */
export class Rewritten extends Error {
  constructor(
    readonly reason: RefusalReason,
    readonly subject: string | null = null,
  ) {
    super(REASONS[reason]);
  }
}

/** One sentence with what there is to know; holds ids and nothing else of a plan. */
export function wordsOf({ reason, subject, size }: Refusal): string {
  const where = subject === null ? '' : ` (${subject})`;
  return `Nothing is signed after ${size} leaves: ${REASONS[reason]}${where}`;
}
