import { bytesOf, moment, wholeNumber } from '../field.js';
import { MAX_LOG_SIZE } from '../log/subtree.js';
import { HASH_WIDTH } from '../tree-hash.js';
import { Statement } from './statement.js';

/** Where a leaf stands in the log: part of what it says, so that its bytes can stand nowhere else. */
export const logPosition = wholeNumber(0, MAX_LOG_SIZE - 1);

/** What the signer found: how far every stream was at one moment. */
export interface Checkpoint {
  /** Its place in the log, from 0; a restore statement takes one as well. */
  number: number;
  /** Unix milliseconds on a whole minute, and on the cadence of the signer: it holds all changes up to then, and none after. */
  at: number;
  /** The root of the tree over the heads of all streams. */
  headsRoot: Buffer;
}

/** 144 signed bytes (G-34), which are a leaf of the log. */
export const CHECKPOINT = new Statement<Checkpoint>('vangnet/checkpoint/1', {
  number: logPosition,
  at: moment,
  headsRoot: bytesOf(HASH_WIDTH),
});
