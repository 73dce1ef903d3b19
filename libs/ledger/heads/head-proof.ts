import { bytesOf, bytesTimes, slotNumber } from '../field.js';
import { Layout } from '../layout.js';
import { LedgerFault } from '../ledger-fault.js';
import { HASH_WIDTH, leafHash, nodeHash } from '../tree-hash.js';
import { SALT_WIDTH } from './checkpoint-secret.js';
import { encodeStreamHead, streamHeadFields, type StreamHead } from './stream-head.js';

/** Levels of the tree above its 2^32 slots: the same for any number of streams, and so is the length of a proof. */
export const TREE_HEIGHT = 32;

/** Shows that a stream had this head at a checkpoint, and nothing of any other stream (G-20). */
export interface HeadProof extends StreamHead {
  /** Where its leaf stands, from 0 to 2^32 − 1. */
  slot: number;
  /** 32 bytes that hide the leaf from who may not read the stream. */
  salt: Buffer;
  /** The 32 hashes beside the way to the root, lowest first. */
  siblings: readonly Buffer[];
}

/** A proof as 1140 bytes (G-24). */
export const HEAD_PROOF = new Layout<HeadProof>('vangnet/head-proof/1', {
  slot: slotNumber,
  salt: bytesOf(SALT_WIDTH),
  ...streamHeadFields,
  siblings: bytesTimes(TREE_HEIGHT, HASH_WIDTH),
});

/**
 * The head that a proof shows to have stood under a heads root (G-25). Throws a LedgerFault: LENGTH, FORMAT or VALUE for
 * what is no proof, PROOF for one that leads to another root.
 */
export function openHeadProof(bytes: Buffer, headsRoot: Buffer): StreamHead {
  const { slot, salt, siblings, ...head } = HEAD_PROOF.decode(bytes);
  const root = siblings.reduce(
    (hash, sibling, height) =>
      isRightHand(slot, height) ? nodeHash(sibling, hash) : nodeHash(hash, sibling),
    leafHash(Buffer.concat([salt, encodeStreamHead(head)])),
  );
  if (!root.equals(headsRoot)) throw new LedgerFault('PROOF', 'the head is not under this root');
  return head;
}

/** Whether the way to a slot is the right-hand one of two, at a height above the slots. */
export function isRightHand(slot: number, height: number): boolean {
  return ((slot >>> height) & 1) === 1;
}
