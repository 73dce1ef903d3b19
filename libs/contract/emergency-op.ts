import { z } from 'zod';
import { EMERGENCY_SECTION } from './emergency.js';
import { words } from './words.js';

const opId = z.uuidv7();
const use = z.uuid();

/** Not less than a few words, and not a report. */
const FEWEST = 10;

/** Declares a tie to the case that one is on: from here on it is shut to oneself (K-16). */
export const conflictDeclare = z.strictObject({ kind: z.literal('conflict.declare'), opId });

/** Presses the emergency button (K-30). The use is known by the op id from then on. */
export const breakGlassUse = z.strictObject({
  kind: z.literal('breakGlass.use'),
  opId,
  section: z.literal(EMERGENCY_SECTION),
  reason: words(500, FEWEST),
});

/** Ends one's own use before its time (K-31). */
export const breakGlassEnd = z.strictObject({ kind: z.literal('breakGlass.end'), opId, use });

/** Concludes the review of somebody else's use (K-36). */
export const breakGlassReview = z.strictObject({
  kind: z.literal('breakGlass.review'),
  opId,
  use,
  verdict: z.enum(['JUSTIFIED', 'NOT_JUSTIFIED']),
  conclusion: words(2000, FEWEST),
});

/** Says that one saw that the button was used (K-35). */
export const breakGlassSeen = z.strictObject({ kind: z.literal('breakGlass.seen'), opId, use });

export type EmergencyOp = z.infer<
  | typeof conflictDeclare
  | typeof breakGlassUse
  | typeof breakGlassEnd
  | typeof breakGlassReview
  | typeof breakGlassSeen
>;
