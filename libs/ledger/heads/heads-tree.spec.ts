import { createCipheriv, createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { HeadsTree, HeadTable, LedgerFault, openHeadProof, type StreamHead } from '../index.js';
import { placeStreams } from './slot-order.js';

/** Where the fields of a proof stand (G-24). */
const SLOT = 24;
const SALT = 28;
const HEAD = 60;
const SIBLINGS = 116;

const secretOf = (seed: number) => createHash('sha256').update(`secret ${seed}`).digest();
const hashOf = (text: string) => createHash('sha256').update(text).digest();

function streamOf(number: number): string {
  const hex = hashOf(`stream ${number}`).toString('hex');
  return [0, 8, 12, 16, 20].map((at, i, cuts) => hex.slice(at, cuts[i + 1] ?? 32)).join('-');
}

function headOf(stream: number): StreamHead {
  return { streamId: streamOf(stream), rev: 1 + (stream % 7), head: hashOf(`head ${stream}`) };
}

function treeOf(heads: readonly StreamHead[], secret: Buffer): HeadsTree {
  const table = new HeadTable();
  for (const head of heads.toSorted((a, b) => (a.streamId < b.streamId ? -1 : 1))) table.add(head);
  return new HeadsTree(table, secret);
}

function proofOf(tree: HeadsTree, streamId: string): Buffer {
  const proof = tree.prove(streamId);
  if (!proof) throw new Error('not in the tree');
  return proof;
}

function siblingsIn(proof: Buffer): string[] {
  return Array.from({ length: 32 }, (_, height) =>
    proof.toString('hex', SIBLINGS + height * 32, SIBLINGS + (height + 1) * 32),
  );
}

/** The root written a second time, straight from G-21 to G-23. */
function rootByDefinition(heads: readonly StreamHead[], secret: Buffer): Buffer {
  const hmac = (text: string) => createHmac('sha512', secret).update(Buffer.from(text, 'latin1'));
  const key = hmac('vangnet/heads/1/dummies\0').digest().subarray(0, 32);
  const leaves = new Map<number, Buffer>();
  for (const { streamId, rev, head } of heads.toSorted((a, b) =>
    a.streamId < b.streamId ? -1 : 1,
  )) {
    const id = Buffer.from(streamId.replaceAll('-', ''), 'hex');
    const drawn = hmac('vangnet/heads/1/stream\0').update(id).digest();
    const number = Buffer.alloc(8);
    number.writeUIntBE(rev, 2, 6);
    let at = 32;
    while (leaves.has(drawn.readUInt32BE(at))) at += 4;
    const parts = [Buffer.of(0), drawn.subarray(0, 32), id, number, head];
    leaves.set(drawn.readUInt32BE(at), createHash('sha256').update(Buffer.concat(parts)).digest());
  }
  const dummy = (height: number, index: number) => {
    const block = Buffer.alloc(32);
    block.writeUInt8(height, 0);
    block.writeUInt32BE(index, 1);
    block.copy(block, 16, 0, 16);
    block.writeUInt8(1, 21);
    const cipher = createCipheriv('aes-256-ecb', key, null);
    return cipher.setAutoPadding(false).update(block);
  };
  const node = (height: number, index: number, slots: number[]): Buffer => {
    const [first] = slots;
    if (first === undefined) return dummy(height, index);
    if (height === 0) return leaves.get(first) ?? Buffer.alloc(0);
    const middle = (2 * index + 1) * 2 ** (height - 1);
    const left = node(
      height - 1,
      2 * index,
      slots.filter((slot) => slot < middle),
    );
    const right = node(
      height - 1,
      2 * index + 1,
      slots.filter((slot) => slot >= middle),
    );
    return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
  };
  return node(32, 0, [...leaves.keys()]);
}

const world = fc.uniqueArray(fc.nat(500), { minLength: 1, maxLength: 60 });

describe('the tree over the heads of all streams', () => {
  it('[G-21] [G-22] [G-23] has the root that its definition gives', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(500), { maxLength: 60 }), fc.nat(), (streams, seed) => {
        const heads = streams.map(headOf);
        const { root } = treeOf(heads, secretOf(seed));
        expect(root).toEqual(rootByDefinition(heads, secretOf(seed)));
      }),
      { numRuns: 30 },
    );
  });

  it('[G-24] [G-25] proves every head in 1140 bytes, and no stream that is not there', () => {
    fc.assert(
      fc.property(world, fc.nat(), (streams, seed) => {
        const tree = treeOf(streams.map(headOf), secretOf(seed));
        for (const stream of streams) {
          const proof = proofOf(tree, streamOf(stream));
          expect(proof).toHaveLength(1140);
          expect(openHeadProof(proof, tree.root)).toEqual(headOf(stream));
        }
        expect(tree.prove(streamOf(501))).toBeUndefined();
      }),
      { numRuns: 30 },
    );
  });

  it('[G-25] proves among thousands, where hashes of subtrees are kept', () => {
    const streams = Array.from({ length: 3000 }, (_, stream) => stream);
    const tree = treeOf(streams.map(headOf), secretOf(1));
    for (const stream of streams.filter((number) => number % 50 === 0)) {
      const head = openHeadProof(proofOf(tree, streamOf(stream)), tree.root);
      expect(head).toEqual(headOf(stream));
    }
  });

  it('[G-25] refuses another head, rev, stream, salt, slot or root', () => {
    const streams = [1, 2, 3, 4, 5, 6, 7];
    const tree = treeOf(streams.map(headOf), secretOf(1));
    const proof = proofOf(tree, streamOf(3));
    const changedBy = (bytes: Buffer, offset: number) => {
      const changed = Buffer.from(proof);
      bytes.copy(changed, offset);
      return changed;
    };
    const other = proofOf(tree, streamOf(4));
    const wrong = [
      changedBy(other.subarray(HEAD, HEAD + 16), HEAD),
      changedBy(other.subarray(HEAD + 16, HEAD + 24), HEAD + 16),
      changedBy(other.subarray(HEAD + 24, HEAD + 56), HEAD + 24),
      changedBy(other.subarray(HEAD, HEAD + 56), HEAD),
      changedBy(other.subarray(SALT, SALT + 32), SALT),
      changedBy(other.subarray(SLOT, SLOT + 4), SLOT),
      changedBy(other.subarray(SLOT, HEAD), SLOT),
      changedBy(other.subarray(SIBLINGS), SIBLINGS),
    ];
    for (const bytes of wrong) expect(reasonOf(bytes, tree.root)).toBe('PROOF');
    expect(reasonOf(proof, treeOf(streams.map(headOf), secretOf(2)).root)).toBe('PROOF');
    expect(reasonOf(proof, treeOf([1, 2, 3].map(headOf), secretOf(1)).root)).toBe('PROOF');
  });

  it('[G-24] [G-25] refuses a proof of which any byte is changed, or the length', () => {
    const tree = treeOf([1, 2, 3].map(headOf), secretOf(1));
    const proof = proofOf(tree, streamOf(2));
    for (let at = 0; at < proof.length; at += 1) {
      const changed = Buffer.from(proof);
      changed[at] = (changed[at] ?? 0) ^ (1 + (at % 255));
      const isRevPastNumbers = at === HEAD + 16 || (at === HEAD + 17 && 1 + (at % 255) > 0x1f);
      const expected = at < SLOT ? 'FORMAT' : isRevPastNumbers ? 'VALUE' : 'PROOF';
      expect([at, reasonOf(changed, tree.root)]).toEqual([at, expected]);
    }
    for (const bytes of [proof.subarray(1), proof.subarray(0, -1), Buffer.concat([proof, proof])]) {
      expect(reasonOf(bytes, tree.root)).toBe('LENGTH');
    }
  });

  it('[G-20] draws slot and salt from the stream and the checkpoint, whatever other streams there are', () => {
    fc.assert(
      fc.property(world, world, fc.nat(), (one, other, seed) => {
        const own = [1001, 1002].map(headOf);
        const [first, second] = [one, other].map((streams) =>
          treeOf([...own, ...streams.map(headOf)], secretOf(seed)),
        );
        for (const { streamId } of own) {
          const [here, there] = [first, second].map((tree) => tree && proofOf(tree, streamId));
          expect(here).toHaveLength(there?.length ?? 0);
          expect(here?.subarray(0, SIBLINGS)).toEqual(there?.subarray(0, SIBLINGS));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('[G-20] shows of two streams of one reader what follows from their slots, and nothing else twice', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(500), { maxLength: 60 }), fc.nat(), (others, seed) => {
        const own = [1001, 1002, 1003].map(headOf);
        const tree = treeOf([...own, ...others.map(headOf)], secretOf(seed));
        const seen = new Map<string, string>();
        for (const { streamId } of own) {
          const proof = proofOf(tree, streamId);
          siblingsIn(proof).forEach((sibling, height) => {
            const index = ((proof.readUInt32BE(SLOT) >>> height) ^ 1) >>> 0;
            const place = `${height}/${index}`;
            expect(seen.get(sibling) ?? place).toBe(place);
            seen.set(sibling, place);
          });
        }
        // One hash for each place: were it the same at two, or two at the same, that would tell something.
        expect(new Set(seen.values()).size).toBe(seen.size);
      }),
      { numRuns: 50 },
    );
  });

  it('[G-20] shows nothing at the next checkpoint that was shown before, also when nothing changed', () => {
    const heads = Array.from({ length: 40 }, (_, stream) => headOf(stream));
    const shown = new Set<string>();
    const slots = new Set<number>();
    for (let checkpoint = 0; checkpoint < 50; checkpoint += 1) {
      const proof = proofOf(treeOf(heads, secretOf(checkpoint)), streamOf(5));
      slots.add(proof.readUInt32BE(SLOT));
      for (const value of [proof.toString('hex', SALT, SALT + 32), ...siblingsIn(proof)]) {
        expect(shown).not.toContain(value);
        shown.add(value);
      }
    }
    expect(slots.size).toBe(50);
  });

  it('[G-20] shows bits that come as often as random ones, beside streams and beside none', () => {
    for (const count of [1, 200]) {
      const heads = Array.from({ length: count }, (_, stream) => headOf(stream));
      const proofs = Array.from({ length: 100 }, (_, seed) =>
        proofOf(treeOf(heads, secretOf(seed)), streamOf(0)),
      );
      const slots = proofs.map((proof) => proof.subarray(SLOT, SALT));
      for (const bytes of [Buffer.concat(slots), ...columnsOf(proofs)]) {
        const bits = bytes.reduce(
          (sum, byte) => sum + byte.toString(2).replaceAll('0', '').length,
          0,
        );
        const total = bytes.length * 8;
        // Six standard deviations: one column in 5 × 10^8 of truly random ones, and the secrets here are always the same.
        expect(Math.abs(bits - total / 2)).toBeLessThan(3 * Math.sqrt(total));
      }
    }
  });

  it('[G-23] gives a stream its next draw when its slot is taken, and asks for another secret after eight', () => {
    const table = new HeadTable();
    for (const head of ['0', '1', '2'].map(numbered)) table.add(head);
    const draws = [
      [7, 1],
      [7, 9],
      [7, 9, 2 ** 32 - 1],
    ];
    const drawing = (all: number[][]) => {
      let turn = 0;
      return { draw: () => ({ salt: Buffer.alloc(32), slots: all[turn++] ?? [] }) };
    };
    const { slots, rows } = placeStreams(table, drawing(draws));
    expect([...slots]).toEqual([7, 9, 2 ** 32 - 1]);
    expect([...rows]).toEqual([0, 1, 2]);
    expect(() => placeStreams(table, drawing([[7], [8], [7, 8]]))).toThrow('another secret');
  });

  it('[G-23] takes each stream once, in the order of their ids, and nothing that is no head', () => {
    const table = new HeadTable();
    table.add(numbered('2'));
    for (const wrong of [
      numbered('2'),
      numbered('1'),
      { ...numbered('3'), rev: 0 },
      { ...numbered('3'), rev: 1.5 },
      { ...numbered('3'), head: Buffer.alloc(31) },
      { ...numbered('3'), streamId: numbered('a').streamId.toUpperCase() },
    ]) {
      expect(() => table.add(wrong)).toThrow(RangeError);
    }
    table.add(numbered('3'));
    expect(table.size).toBe(2);
  });

  it('[G-22] takes 32 bytes of secret, and no fewer', () => {
    expect(() => treeOf([headOf(1)], Buffer.alloc(31))).toThrow(RangeError);
  });
});

function numbered(digit: string): StreamHead {
  return { ...headOf(1), streamId: `00000000-0000-7000-8000-00000000000${digit}` };
}

function reasonOf(proof: Buffer, root: Buffer): string {
  try {
    openHeadProof(proof, root);
    return 'verified';
  } catch (error) {
    if (error instanceof LedgerFault) return error.reason;
    throw error;
  }
}

/** The siblings of one height in many proofs. */
function columnsOf(proofs: readonly Buffer[]): Buffer[] {
  return Array.from({ length: 32 }, (_, height) =>
    Buffer.concat(
      proofs.map((proof) => proof.subarray(SIBLINGS + height * 32, SIBLINGS + (height + 1) * 32)),
    ),
  );
}
