import { z } from 'zod';
import type { Author } from './author.js';
import { words } from './words.js';

/** Most UTF-16 code units of the reason for a correction. */
export const CORRECTION_REASON_LENGTH = 500;

/**
 * What an op corrects: what stood in its own stream at `rev`, as its author saw it, and why (N-02). An empty reason fits the
 * shape, so that it is refused as what it is.
 */
export const correctionShape = z.strictObject({
  rev: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  reason: words(CORRECTION_REASON_LENGTH, 0),
});
export type Correction = z.infer<typeof correctionShape>;

/** That what stands there is a correction: whose, since when (ISO 8601 in UTC), and why (N-05). */
export interface PresentedCorrection {
  by: Author;
  at: string;
  reason: string;
}
