import { hash } from 'node:crypto';
import { encodeStreamHead, type StreamHead } from '../heads/stream-head.js';
import type { Restore } from '../statements/restore.js';

/** What somebody was told of a stream: by the acknowledgement of their own change, or by a proof at a checkpoint. */
export interface Receipt extends StreamHead {
  /** Unix milliseconds: when the change was made, or the `at` of the checkpoint. */
  at: number;
}

/** OLDER: the proof is of a moment before the receipt, and says nothing of it. */
export type ReceiptVerdict = 'KEPT' | 'RESTORED' | 'LOST' | 'OLDER';

/** The fixed-width fields that a link hash is over (L-61): a format of 2 bytes, stream, rev, previous hash, and what they say. */
const LINK_WIDTH = 148;
const FORMAT_WIDTH = 2;
const PREVIOUS_END = 58;

/**
 * Whether what a receipt says still stands under a later head of its stream (G-40). `links` are the hashed bytes (L-61) of
 * the changes after the receipt's, up to the head's, in their order: 148 bytes each. They are hashed again here, so that
 * nobody need be trusted for them. Throws a RangeError for what is no head.
 */
export function isKeptBy(
  receipt: StreamHead,
  later: StreamHead,
  links: readonly Buffer[],
): boolean {
  const { streamId } = receipt;
  let { rev, head } = receipt;
  for (const link of links) {
    rev += 1;
    // Stream, rev and previous hash stand in a link as a head does in its leaf, side by side.
    const follows = encodeStreamHead({ streamId, rev, head });
    if (link.length !== LINK_WIDTH) return false;
    if (!link.subarray(FORMAT_WIDTH, PREVIOUS_END).equals(follows)) return false;
    head = hash('sha256', link, 'buffer');
  }
  return encodeStreamHead({ streamId, rev, head }).equals(encodeStreamHead(later));
}

/**
 * What a head that was proven at a checkpoint says of an earlier receipt (G-42); a proven head is a receipt itself, so the
 * same holds between two of them. `restores` were opened in the log of that checkpoint (`openRecordedRestore`).
 */
export function judgeReceipt(
  receipt: Receipt,
  later: Receipt,
  { links, restores }: { links: readonly Buffer[]; restores: readonly Restore[] },
): ReceiptVerdict {
  if (later.at < receipt.at) return 'OLDER';
  if (isKeptBy(receipt, later, links)) return 'KEPT';
  const explains = ({ at, keptUntil }: Restore) =>
    keptUntil < receipt.at && at >= receipt.at && at <= later.at;
  return restores.some(explains) ? 'RESTORED' : 'LOST';
}
