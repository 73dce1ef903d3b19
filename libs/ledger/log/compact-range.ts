import { EMPTY_ROOT, nodeHash } from '../tree-hash.js';
import { joinSubtrees, MAX_LOG_SIZE, subtreesOf, type Subtree } from './subtree.js';
import { fetchSubtrees, type SubtreeSource } from './subtree-source.js';

/** All that is needed to go on with a log: how many leaves it has, and the hashes of its complete subtrees, largest first. */
export interface CompactRange {
  readonly size: number;
  readonly hashes: readonly Buffer[];
}

export const EMPTY_RANGE: CompactRange = { size: 0, hashes: [] };

/**
 * Puts a leaf, given by its hash, at the end. `completed` are the subtrees that are complete from now on, the leaf
 * itself first: what a store has to keep for later proofs. Throws a RangeError when 2^32 leaves are there.
 */
export function appendLeaf(
  range: CompactRange,
  leaf: Buffer,
): { range: CompactRange; completed: Subtree[] } {
  if (range.size >= MAX_LOG_SIZE) throw new RangeError('the log is full');
  const hashes = [...range.hashes];
  const completed: Subtree[] = [{ level: 0, index: range.size, hash: leaf }];
  let hash = leaf;
  for (let level = 1, index = range.size; index % 2 === 1; level += 1) {
    index = (index - 1) / 2;
    hash = nodeHash(hashes.pop() ?? missing(), hash);
    completed.push({ level, index, hash });
  }
  return { range: { size: range.size + 1, hashes: [...hashes, hash] }, completed };
}

/** The root of the log (RFC 9162, 2.1.1). */
export function rootOf({ hashes }: CompactRange): Buffer {
  return hashes.length === 0 ? EMPTY_ROOT : joinSubtrees(hashes);
}

/** The first `size` leaves of a stored log, to go on from or to take the root of. */
export async function readRange(source: SubtreeSource, size: number): Promise<CompactRange> {
  return { size, hashes: await fetchSubtrees(source, subtreesOf({ begin: 0, end: size })) };
}

function missing(): never {
  throw new RangeError('a range has one hash for each bit that is set in its size');
}
