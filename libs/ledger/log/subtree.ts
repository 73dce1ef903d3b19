import { nodeHash } from '../tree-hash.js';

/** Most leaves of a log. Sizes are doubles, never 32-bit integers: 2^32 itself is one. */
export const MAX_LOG_SIZE = 2 ** 32;

/** The complete subtree over the 2^level leaves from index × 2^level; a leaf has level 0. */
export interface SubtreePlace {
  level: number;
  index: number;
}

/** A subtree that is complete: its hash never changes again, so it may be stored. */
export interface Subtree extends SubtreePlace {
  hash: Buffer;
}

/** The leaves from `begin` up to, and not with, `end`. */
export interface LeafRange {
  begin: number;
  end: number;
}

/** The largest power of two that is smaller than a count of 2 to 2^32 leaves: where RFC 9162 parts them. */
export function splitOf(count: number): number {
  return 2 ** (31 - Math.clz32(count - 1));
}

/**
 * The complete subtrees that a range of leaves is hashed from, largest first. The range begins where RFC 9162 parts
 * a tree, so that each of them begins at a multiple of its own size.
 */
export function subtreesOf({ begin, end }: LeafRange): SubtreePlace[] {
  const places: SubtreePlace[] = [];
  for (let from = begin; from < end;) {
    const count = end - from;
    const level = count === 2 ** 32 ? 32 : 31 - Math.clz32(count);
    places.push({ level, index: from / 2 ** level });
    from += 2 ** level;
  }
  return places;
}

/** The hash over subtrees that stand beside each other, largest first; at least one. */
export function joinSubtrees(hashes: readonly Buffer[]): Buffer {
  return hashes.reduceRight((right, left) => nodeHash(left, right));
}
