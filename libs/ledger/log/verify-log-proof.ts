import { EMPTY_ROOT, HASH_WIDTH, nodeHash } from '../tree-hash.js';
import { MAX_LOG_SIZE } from './subtree.js';

/** How many leaves a log has, and their root. */
export interface LogState {
  size: number;
  root: Buffer;
}

/**
 * Whether the leaf with this hash stands at `index` in the log (RFC 9162, 2.1.3.2). A root does not tell how many
 * leaves it is over: the size must come with it, signed (G-13).
 */
export function verifyInclusion(
  leaf: { hash: Buffer; index: number },
  { size, root }: LogState,
  path: readonly Buffer[],
): boolean {
  if (!isSize(size) || !isSize(leaf.index) || leaf.index >= size) return false;
  if (!areHashes([root, leaf.hash, ...path])) return false;
  let [place, last] = [leaf.index, size - 1];
  let hash = leaf.hash;
  for (const sibling of path) {
    if (last === 0) return false;
    const climb = climbFrom(place, last);
    hash = climb.fromLeft ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    ({ place, last } = climb);
  }
  return last === 0 && hash.equals(root);
}

/**
 * Whether the earlier log is the beginning of the later one (RFC 9162, 2.1.4.2). Nothing is needed to show it of a
 * log without leaves and of the same log; then a path that is not empty is refused.
 */
export function verifyConsistency(
  earlier: LogState,
  later: LogState,
  path: readonly Buffer[],
): boolean {
  if (!isSize(earlier.size) || !isSize(later.size) || earlier.size > later.size) return false;
  if (!areHashes([earlier.root, later.root, ...path])) return false;
  if (earlier.size === later.size) return path.length === 0 && earlier.root.equals(later.root);
  if (earlier.size === 0) return path.length === 0 && earlier.root.equals(EMPTY_ROOT);
  let [place, last] = [earlier.size - 1, later.size - 1];
  while (place % 2 === 1) [place, last] = [half(place), half(last)];
  const [first, ...rest] = place === 0 ? [earlier.root, ...path] : path;
  if (!first) return false;
  let [before, after] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    const climb = climbFrom(place, last);
    if (climb.fromLeft) before = nodeHash(sibling, before);
    after = climb.fromLeft ? nodeHash(sibling, after) : nodeHash(after, sibling);
    ({ place, last } = climb);
  }
  return last === 0 && before.equals(earlier.root) && after.equals(later.root);
}

/**
 * One step up from `place`, in a row that ends at `last`. The node at the end of a row has nothing to its right:
 * it rises until it is a right-hand one, and what it meets is on its left.
 */
function climbFrom(place: number, last: number) {
  const fromLeft = place % 2 === 1 || place === last;
  let [up, end] = [place, last];
  while (fromLeft && up % 2 === 0 && up !== 0) [up, end] = [half(up), half(end)];
  return { fromLeft, place: half(up), last: half(end) };
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function isSize(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= MAX_LOG_SIZE;
}

function areHashes(values: readonly Buffer[]): boolean {
  return values.every(({ length }) => length === HASH_WIDTH);
}
