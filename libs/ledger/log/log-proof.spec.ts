import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  appendLeaf,
  EMPTY_RANGE,
  HeldSubtrees,
  leafHash,
  proveConsistency,
  proveInclusion,
  readRange,
  rootOf,
  verifyConsistency,
  verifyInclusion,
  type LogState,
  type SubtreeSource,
} from '../index.js';

const MOST = 70;

/** The eight inputs that implementations of RFC 6962 test with, the root of the first n of them, and proofs over them. */
const INPUTS = ' 00 10 2021 3031 40414243 5051525354555657 606162636465666768696a6b6c6d6e6f'.split(
  ' ',
);
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const PAIR_01 = ROOTS[2] ?? '';
const LEAF_0 = ROOTS[1] ?? '';
const LEAF_1 = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const LEAF_4 = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
const PAIR_23 = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const PAIR_45 = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';
const PAIR_67 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const FIRST_FOUR = ROOTS[4] ?? '';
const LAST_FOUR = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';
const INCLUSION: [index: number, size: number, path: string[]][] = [
  [0, 1, []],
  [0, 8, [LEAF_1, PAIR_23, LAST_FOUR]],
  [5, 8, [LEAF_4, PAIR_67, FIRST_FOUR]],
  [2, 3, [PAIR_01]],
  [1, 5, [LEAF_0, PAIR_23, LEAF_4]],
];
const CONSISTENCY: [earlier: number, size: number, path: string[]][] = [
  [1, 1, []],
  [1, 8, [LEAF_1, PAIR_23, LAST_FOUR]],
  [6, 8, [PAIR_45, PAIR_67, FIRST_FOUR]],
  [2, 5, [PAIR_23, LEAF_4]],
];

/** Written a second time, straight from the definitions of RFC 9162, 2.1, over the data itself. */
const definition = {
  sha256: (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest(),
  split: (count: number) => {
    let k = 1;
    while (k * 2 < count) k *= 2;
    return k;
  },
  root(data: Buffer[]): Buffer {
    const [first] = data;
    if (!first) return this.sha256();
    if (data.length === 1) return this.sha256(Buffer.of(0), first);
    const k = this.split(data.length);
    return this.sha256(Buffer.of(1), this.root(data.slice(0, k)), this.root(data.slice(k)));
  },
  path(m: number, data: Buffer[]): Buffer[] {
    if (data.length === 1) return [];
    const k = this.split(data.length);
    return m < k
      ? [...this.path(m, data.slice(0, k)), this.root(data.slice(k))]
      : [...this.path(m - k, data.slice(k)), this.root(data.slice(0, k))];
  },
  subproof(m: number, data: Buffer[], whole: boolean): Buffer[] {
    if (m === data.length) return whole ? [] : [this.root(data)];
    const k = this.split(data.length);
    return m <= k
      ? [...this.subproof(m, data.slice(0, k), whole), this.root(data.slice(k))]
      : [...this.subproof(m - k, data.slice(k), false), this.root(data.slice(0, k))];
  },
};

/** A log over data, as one that appends would hold it: the root after each leaf, and what proofs are made from. */
function logOf(data: readonly Buffer[]) {
  const held = new HeldSubtrees();
  const states: LogState[] = [{ size: 0, root: rootOf(EMPTY_RANGE) }];
  let range = EMPTY_RANGE;
  for (const leaf of data) {
    const appended = appendLeaf(range, leafHash(leaf));
    held.keep(appended.completed);
    range = appended.range;
    states.push({ size: range.size, root: rootOf(range) });
  }
  const stateAt = (size: number): LogState => states[size] ?? { size, root: Buffer.alloc(0) };
  return { source: held.source, stateAt, leafAt: (index: number) => leafHash(data[index] ?? ODD) };
}

const ODD = Buffer.from('no leaf of the log');
const DATA = Array.from({ length: MOST }, (_, index) => Buffer.from(`leaf ${index}`));
const LOG = logOf(DATA);

const hex = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('hex'));

describe('a log as in RFC 9162', () => {
  it('[G-10] has the roots and proofs that other implementations have', async () => {
    const { source, stateAt, leafAt } = logOf(INPUTS.map((input) => Buffer.from(input, 'hex')));
    expect(hex(ROOTS.map((_, size) => stateAt(size).root))).toEqual(ROOTS);
    for (const [index, size, expected] of INCLUSION) {
      const path = await proveInclusion(source, index, size);
      expect(hex(path)).toEqual(expected);
      expect(verifyInclusion({ hash: leafAt(index), index }, stateAt(size), path)).toBe(true);
    }
    for (const [earlier, size, expected] of CONSISTENCY) {
      const path = await proveConsistency(source, earlier, size);
      expect(hex(path)).toEqual(expected);
      expect(verifyConsistency(stateAt(earlier), stateAt(size), path)).toBe(true);
    }
  });

  it('[G-11] goes on from the stored subtrees of any size', async () => {
    for (let size = 0; size <= MOST; size += 1) {
      const range = await readRange(LOG.source, size);
      expect(rootOf(range)).toEqual(LOG.stateAt(size).root);
      expect(rootOf(range)).toEqual(definition.root(DATA.slice(0, size)));
      const next = size < MOST ? appendLeaf(range, LOG.leafAt(size)).range : range;
      expect(rootOf(next)).toEqual(LOG.stateAt(Math.min(size + 1, MOST)).root);
    }
  });

  it('[G-12] proves every leaf of every size, as the definition does', async () => {
    for (let size = 1; size <= MOST; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const path = await proveInclusion(LOG.source, index, size);
        expect(hex(path)).toEqual(hex(definition.path(index, DATA.slice(0, size))));
        const leaf = { hash: LOG.leafAt(index), index };
        expect(verifyInclusion(leaf, LOG.stateAt(size), path)).toBe(true);
      }
    }
  });

  it('[G-14] proves every beginning of every size, as the definition does', async () => {
    for (let size = 1; size <= MOST; size += 1) {
      for (let earlier = 0; earlier <= size; earlier += 1) {
        const path = await proveConsistency(LOG.source, earlier, size);
        const told = earlier === 0 ? [] : definition.subproof(earlier, DATA.slice(0, size), true);
        expect(hex(path)).toEqual(hex(told));
        expect(verifyConsistency(LOG.stateAt(earlier), LOG.stateAt(size), path)).toBe(true);
      }
    }
  });

  it('[G-12] refuses a proof of inclusion in which anything is changed', async () => {
    const numbers = fc.tuple(fc.nat(MOST - 1), fc.nat(MOST - 1));
    await fc.assert(
      fc.asyncProperty(numbers, numbers, mutation, async ([a, b], [c, d], mutate) => {
        const [index, size] = [Math.min(a, b), Math.max(a, b) + 1];
        const [other, otherSize] = [Math.min(c, d), Math.max(c, d) + 1];
        const path = await proveInclusion(LOG.source, index, size);
        const leaf = { hash: LOG.leafAt(index), index };
        const state = LOG.stateAt(size);
        const wrong: Parameters<typeof verifyInclusion>[] = [
          ...mutate(path).map((changed): [typeof leaf, LogState, Buffer[]] => [
            leaf,
            state,
            changed,
          ]),
          [{ hash: leafHash(ODD), index }, state, path],
          [{ hash: flipped(leaf.hash, a), index }, state, path],
          [leaf, { size, root: flipped(state.root, b) }, path],
        ];
        if (other !== index) {
          wrong.push([{ ...leaf, index: other }, state, path]);
          wrong.push([{ hash: LOG.leafAt(other), index }, state, path]);
        }
        if (otherSize !== size) wrong.push([leaf, LOG.stateAt(otherSize), path]);
        expect(wrong.filter((claim) => verifyInclusion(...claim))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('[G-14] refuses a proof of consistency in which anything is changed', async () => {
    const numbers = fc.tuple(fc.integer({ min: 1, max: MOST }), fc.integer({ min: 1, max: MOST }));
    await fc.assert(
      fc.asyncProperty(numbers, numbers, mutation, async ([a, b], [c, d], mutate) => {
        fc.pre(a !== b);
        const [earlier, later] = [LOG.stateAt(Math.min(a, b)), LOG.stateAt(Math.max(a, b))];
        const path = await proveConsistency(LOG.source, earlier.size, later.size);
        const bent = (state: LogState) => ({ ...state, root: flipped(state.root, c) });
        const wrong: Parameters<typeof verifyConsistency>[] = [
          ...mutate(path).map((changed): [LogState, LogState, Buffer[]] => [
            earlier,
            later,
            changed,
          ]),
          [bent(earlier), later, path],
          [earlier, bent(later), path],
          [later, earlier, path],
        ];
        const [m, n] = [LOG.stateAt(Math.min(c, d)), LOG.stateAt(Math.max(c, d))];
        if (m.size !== earlier.size) wrong.push([m, later, path]);
        if (n.size !== later.size) wrong.push([earlier, n, path]);
        expect(wrong.filter((claim) => verifyConsistency(...claim))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('[G-12] [G-14] refuses every single bit that is changed in a proof', async () => {
    const inclusion = await proveInclusion(LOG.source, 37, 69);
    const consistency = await proveConsistency(LOG.source, 37, 69);
    const leaf = { hash: LOG.leafAt(37), index: 37 };
    const [earlier, later] = [LOG.stateAt(37), LOG.stateAt(69)];
    for (let bit = 0; bit < 256; bit += 1) {
      for (const changed of eachFlipped(inclusion, bit)) {
        expect(verifyInclusion(leaf, later, changed)).toBe(false);
      }
      for (const changed of eachFlipped(consistency, bit)) {
        expect(verifyConsistency(earlier, later, changed)).toBe(false);
      }
    }
  });

  it('[G-12] [G-14] refuses hashes that are longer or shorter, also where they join to the same bytes', () => {
    const [left, right] = [LOG.leafAt(0), LOG.leafAt(1)];
    const state = LOG.stateAt(2);
    expect(verifyInclusion({ hash: right, index: 1 }, state, [left])).toBe(true);
    const longer = Buffer.concat([left, right.subarray(0, 1)]);
    const shorter = { hash: right.subarray(1), index: 1 };
    expect(verifyInclusion(shorter, state, [longer])).toBe(false);
    const one = { size: 1, root: Buffer.concat([left, right.subarray(0, 1)]) };
    expect(verifyConsistency(one, state, [right.subarray(1)])).toBe(false);
  });

  it('[G-14] takes an earlier log without leaves or of the same size with nothing beside it', () => {
    const [none, some] = [LOG.stateAt(0), LOG.stateAt(5)];
    expect(verifyConsistency(none, some, [])).toBe(true);
    expect(verifyConsistency(none, some, [some.root])).toBe(false);
    expect(verifyConsistency({ size: 0, root: some.root }, some, [])).toBe(false);
    expect(verifyConsistency(some, some, [])).toBe(true);
    expect(verifyConsistency(some, some, [some.root])).toBe(false);
    expect(verifyConsistency({ size: 5, root: LOG.stateAt(4).root }, some, [])).toBe(false);
  });

  it('[G-13] does not tell its size by its root alone', async () => {
    const path = await proveInclusion(LOG.source, 0, 5);
    const leaf = { hash: LOG.leafAt(0), index: 0 };
    const claimed = { size: 8, root: LOG.stateAt(5).root };
    expect(verifyInclusion(leaf, claimed, path)).toBe(true);
  });

  it('[G-11] holds up to 2^32 leaves, and no more', async () => {
    const levels = [leafHash(ODD)];
    for (let level = 1; level <= 32; level += 1) {
      levels.push(definition.sha256(Buffer.of(1), ...twice(levels[level - 1] ?? ODD)));
    }
    const source: SubtreeSource = (places) =>
      Promise.resolve(places.flatMap(({ level }) => levels[level] ?? []));
    const full = await readRange(source, 2 ** 32);
    expect(rootOf(full)).toEqual(levels[32]);
    for (const size of [2 ** 31 - 1, 2 ** 31, 2 ** 31 + 1, 2 ** 32 - 1, 2 ** 32]) {
      const state = { size, root: rootOf(await readRange(source, size)) };
      for (const index of [0, 2 ** 31 - 2, 2 ** 31 - 1, 2 ** 31, size - 1]) {
        if (index >= size) continue;
        const path = await proveInclusion(source, index, size);
        const leaf = { hash: leafHash(ODD), index };
        expect(verifyInclusion(leaf, state, path)).toBe(true);
        const before = { size: index + 1, root: rootOf(await readRange(source, index + 1)) };
        const consistency = await proveConsistency(source, index + 1, size);
        expect(verifyConsistency(before, state, consistency)).toBe(true);
      }
    }
    expect(() => appendLeaf(full, leafHash(ODD))).toThrow(RangeError);
    await expect(proveInclusion(source, 0, 2 ** 32 + 1)).rejects.toThrow(RangeError);
    const over = { size: 2 ** 32 + 1, root: rootOf(full) };
    expect(verifyConsistency({ size: 0, root: rootOf(EMPTY_RANGE) }, over, [])).toBe(false);
  });

  it('[G-11] makes no proof of what is not there, nor from a store that lacks something', async () => {
    await expect(proveInclusion(LOG.source, 5, 5)).rejects.toThrow(RangeError);
    await expect(proveConsistency(LOG.source, 6, 5)).rejects.toThrow(RangeError);
    await expect(proveInclusion(LOG.source, 0, MOST + 1)).rejects.toThrow(RangeError);
    const short: SubtreeSource = (places) => Promise.resolve(places.map(() => Buffer.alloc(31)));
    await expect(proveInclusion(short, 0, 5)).rejects.toThrow(RangeError);
  });
});

/** Every path that one change makes of a path: of a bit, or of a hash taken out, put in, cut short or swapped. */
const mutation = fc
  .tuple(fc.nat(255), fc.nat(), fc.uint8Array({ minLength: 32, maxLength: 32 }))
  .map(([bit, place, random]) => (path: readonly Buffer[]): Buffer[][] => {
    const at = place % (path.length + 1);
    const added = [Buffer.from(random), LOG.leafAt(at)].map((hash) => path.toSpliced(at, 0, hash));
    if (path.length === 0) return added;
    const one = place % path.length;
    const taken = path.toSpliced(one, 1);
    const cut = path.map((hash, index) => (index === one ? hash.subarray(0, 31) : hash));
    const swapped = path.toSpliced(one, 1).toSpliced((one + 1) % path.length, 0, path[one] ?? ODD);
    const isSwapped = path.length > 1 && !swapped.every((hash, index) => hash === path[index]);
    return [...added, taken, cut, ...eachFlipped(path, bit), ...(isSwapped ? [swapped] : [])];
  });

function eachFlipped(path: readonly Buffer[], bit: number): Buffer[][] {
  return path.map((_, one) =>
    path.map((hash, index) => (index === one ? flipped(hash, bit) : hash)),
  );
}

function flipped(hash: Buffer, bit: number): Buffer {
  const changed = Buffer.from(hash);
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return changed;
}

function twice(hash: Buffer): [Buffer, Buffer] {
  return [hash, hash];
}
