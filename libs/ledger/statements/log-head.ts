import { bytesOf, moment, wholeNumber } from '../field.js';
import type { LogState } from '../log/verify-log-proof.js';
import { MAX_LOG_SIZE } from '../log/subtree.js';
import { HASH_WIDTH } from '../tree-hash.js';
import { Statement } from './statement.js';

/** How far the log is: `size` leaves, at least one, and their root. */
export interface LogHead extends LogState {
  /** Unix milliseconds on a whole minute: the `at` of the last leaf. */
  at: number;
}

/** 144 signed bytes (G-35). */
export const LOG_HEAD = new Statement<LogHead>('vangnet/log-head/1', {
  size: wholeNumber(1, MAX_LOG_SIZE),
  at: moment,
  root: bytesOf(HASH_WIDTH),
});
