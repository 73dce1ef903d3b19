import { sha256 } from './commitment.mjs';

/** Leaves of a log at most (G-11). */
export const MOST_LEAVES = 2 ** 32;

const EMPTY_ROOT = sha256(Buffer.alloc(0));
const [LEAF, NODE] = [Buffer.of(0), Buffer.of(1)];

/** @param {Buffer} data */
export function leafHash(data) {
  return sha256(Buffer.concat([LEAF, data]));
}

/** @param {Buffer} left @param {Buffer} right */
export function nodeHash(left, right) {
  return sha256(Buffer.concat([NODE, left, right]));
}

/**
 * Whether the leaf at `index` stands in a log (RFC 9162, 2.1.3.2).
 *
 * @param {{ hash: Buffer, index: number }} leaf
 * @param {{ size: number, root: Buffer }} log
 * @param {readonly Buffer[]} path
 */
export function isIncluded(leaf, log, path) {
  if (leaf.index >= log.size) return false;
  const way = new Way(leaf.index, log.size - 1);
  let hash = leaf.hash;
  for (const beside of path) {
    if (way.isAtTop) return false;
    hash = way.climbs() ? nodeHash(beside, hash) : nodeHash(hash, beside);
  }
  return way.isAtTop && hash.equals(log.root);
}

/**
 * Whether one log is the beginning of another (RFC 9162, 2.1.4.2, and G-14 where nothing is to be shown).
 *
 * @param {{ size: number, root: Buffer }} earlier
 * @param {{ size: number, root: Buffer }} later
 * @param {readonly Buffer[]} path
 */
export function isBeginningOf(earlier, later, path) {
  if (earlier.size > later.size) return false;
  if (earlier.size === later.size) return path.length === 0 && earlier.root.equals(later.root);
  if (earlier.size === 0) return path.length === 0 && earlier.root.equals(EMPTY_ROOT);
  const way = new Way(earlier.size - 1, later.size - 1);
  way.skipRight();
  const [first, ...rest] = way.isAtLeft ? [earlier.root, ...path] : path;
  if (!first) return false;
  let [before, after] = [first, first];
  for (const beside of rest) {
    if (way.isAtTop) return false;
    const fromLeft = way.climbs();
    if (fromLeft) before = nodeHash(beside, before);
    after = fromLeft ? nodeHash(beside, after) : nodeHash(after, beside);
  }
  return way.isAtTop && before.equals(earlier.root) && after.equals(later.root);
}

/** The way from a node up to the root: `fn` and `sn` of RFC 9162. Numbers go to 2^32, so they are halved and not shifted. */
class Way {
  /** @param {number} node @param {number} last */
  constructor(node, last) {
    this.node = node;
    this.last = last;
  }

  get isAtTop() {
    return this.last === 0;
  }

  get isAtLeft() {
    return this.node === 0;
  }

  /** Goes up past nodes that are right-hand ones. */
  skipRight() {
    while (this.node % 2 === 1) this.#up();
  }

  /** One step up; whether what stands beside it is on the left. */
  climbs() {
    const fromLeft = this.node % 2 === 1 || this.node === this.last;
    if (fromLeft) while (this.node % 2 === 0 && this.node !== 0) this.#up();
    this.#up();
    return fromLeft;
  }

  #up() {
    this.node = Math.floor(this.node / 2);
    this.last = Math.floor(this.last / 2);
  }
}
