import { z } from 'zod';
import { VERSION_ANSWERS } from './version.js';
import { words } from './words.js';

const MOST_WORDS = 1000;

const opId = z.uuidv7();
const version = z.uuid();
const root = z.string().regex(/^[0-9a-f]{64}$/);
const reason = words(MOST_WORDS, 0).nullable().default(null);

/** Puts the plan as it stands to everybody who takes part (V-01). The id of the version is the op id. */
export const versionPropose = z.strictObject({
  kind: z.literal('version.propose'),
  opId,
  note: reason,
});

/** Answers for one's own organisation (V-05). */
export const versionAnswer = z.strictObject({
  kind: z.literal('version.answer'),
  opId,
  version,
  root,
  answer: z.enum(VERSION_ANSWERS).exclude(['COULD_NOT_BE_ASKED']),
  reason,
});

/** Records that another organisation could not be asked (V-07). */
export const versionSkip = z.strictObject({
  kind: z.literal('version.skip'),
  opId,
  version,
  root,
  organisation: z.uuid(),
  reason,
});

/** Takes a proposal back (V-08). */
export const versionWithdraw = z.strictObject({
  kind: z.literal('version.withdraw'),
  opId,
  version,
  reason,
});
