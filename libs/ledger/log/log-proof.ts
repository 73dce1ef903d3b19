import { joinSubtrees, MAX_LOG_SIZE, splitOf, subtreesOf, type LeafRange } from './subtree.js';
import { fetchSubtrees, type SubtreeSource } from './subtree-source.js';

/**
 * The hashes that lead from the leaf at `index` to the root of the first `size` leaves, lowest first
 * (RFC 9162, 2.1.3.1). Throws a RangeError when there is no such leaf.
 */
export async function proveInclusion(
  source: SubtreeSource,
  index: number,
  size: number,
): Promise<Buffer[]> {
  if (!isCount(size) || !isCount(index) || index >= size) {
    throw new RangeError(`no leaf ${index} among ${size}`);
  }
  const siblings: LeafRange[] = [];
  let [begin, end] = [0, size];
  while (end - begin > 1) {
    const middle = begin + splitOf(end - begin);
    if (index < middle) {
      siblings.unshift({ begin: middle, end });
      end = middle;
    } else {
      siblings.unshift({ begin, end: middle });
      begin = middle;
    }
  }
  return hashesOf(source, siblings);
}

/**
 * The hashes that show that the first `earlier` leaves are the beginning of the first `size` (RFC 9162, 2.1.4.1).
 * None when either is nothing to show: `earlier` is 0 or `size`. Throws a RangeError when it is more than `size`.
 */
export async function proveConsistency(
  source: SubtreeSource,
  earlier: number,
  size: number,
): Promise<Buffer[]> {
  if (!isCount(size) || !isCount(earlier) || earlier > size) {
    throw new RangeError(`${earlier} leaves are not the beginning of ${size}`);
  }
  if (earlier === 0) return [];
  const ranges: LeafRange[] = [];
  let [begin, end] = [0, size];
  while (earlier < end) {
    const middle = begin + splitOf(end - begin);
    if (earlier <= middle) {
      ranges.unshift({ begin: middle, end });
      end = middle;
    } else {
      ranges.unshift({ begin, end: middle });
      begin = middle;
    }
  }
  // Who checks knows the root of a beginning that is a subtree of its own; any other part must be told.
  if (begin > 0) ranges.unshift({ begin, end });
  return hashesOf(source, ranges);
}

/** The hash of each range, all fetched at once. */
async function hashesOf(source: SubtreeSource, ranges: readonly LeafRange[]): Promise<Buffer[]> {
  const parts = ranges.map(subtreesOf);
  const hashes = await fetchSubtrees(source, parts.flat());
  let used = 0;
  return parts.map(({ length }) => joinSubtrees(hashes.slice(used, (used += length))));
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= MAX_LOG_SIZE;
}
