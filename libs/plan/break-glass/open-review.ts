import type { ReviewWaitsFor } from '#contract';

/** A use whose review is not done (K-37). */
export interface OpenReview {
  use: string;
  at: Date;
  isLate: boolean;
  /** For the safety coordinator: where to review it. Not for the privacy officer. */
  planId: string | null;
  /** Who pressed, for the privacy officer of their organisation. */
  person: string | null;
  waitsFor: ReviewWaitsFor;
}

/** Whether a use is open for longer than it should be, as SQL; the parameter is a number of days. */
export function lateAfter(parameter: string): string {
  return `at < now() - make_interval(days => ${parameter})`;
}
