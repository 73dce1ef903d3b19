import { hash } from 'node:crypto';

/** Bytes of a SHA-256 hash. */
export const HASH_WIDTH = 32;

/** The root of a log without leaves: SHA-256 of nothing (RFC 9162, 2.1.1). */
export const EMPTY_ROOT = hash('sha256', Buffer.alloc(0), 'buffer');

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** SHA-256(0x00 ‖ data) (G-10): a leaf can never be taken for a node. */
export function leafHash(data: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([LEAF, data]), 'buffer');
}

/** SHA-256(0x01 ‖ left ‖ right) of two hashes (G-10). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');
}
