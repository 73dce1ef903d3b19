import { bytesOf, codeOf, moment } from '../field.js';
import { HASH_WIDTH } from '../tree-hash.js';
import { logPosition } from './checkpoint.js';
import { Statement } from './statement.js';

/** Why a backup was put back, with the code that is signed. A code is never renumbered or reused. */
const RESTORE_REASONS = { HARDWARE: 1, MISTAKE: 2, INTRUSION: 3, DISASTER: 4 } as const;

/**
 * The signer's word that a backup was put back. It stands in the log itself, as the first leaf after it, and is all
 * that explains why changes that were confirmed, or leaves that were signed, are gone.
 */
export interface Restore {
  /** Its place in the log: how many leaves are kept. Those that stood there and after are void. */
  number: number;
  /** Unix milliseconds: the first whole minute after what is gone. No change is taken before it. */
  at: number;
  /** The `at` of a checkpoint among the leaves that are kept, whose every head was found again: only later changes may be gone. */
  keptUntil: number;
  /** The root of the leaves that are kept. */
  root: Buffer;
  reason: keyof typeof RESTORE_REASONS;
}

/** 154 signed bytes (G-37), which are a leaf of the log. */
export const RESTORE = new Statement<Restore>(
  'vangnet/restore/1',
  {
    number: logPosition,
    at: moment,
    keptUntil: moment,
    root: bytesOf(HASH_WIDTH),
    reason: codeOf(RESTORE_REASONS),
  },
  ({ number, at, keptUntil }) => {
    if (number === 0) return 'a log does not begin with a restore';
    return keptUntil < at ? undefined : 'what is kept is from before the restore';
  },
);
