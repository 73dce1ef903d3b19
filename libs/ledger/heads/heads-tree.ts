import { hash } from 'node:crypto';
import { HASH_WIDTH } from '../tree-hash.js';
import { CheckpointSecret, SALT_WIDTH } from './checkpoint-secret.js';
import { HEAD_PROOF, isRightHand, TREE_HEIGHT } from './head-proof.js';
import type { HeadTable } from './head-table.js';
import { countBefore, placeStreams, rowAtSlot, type SlotOrder } from './slot-order.js';
import { decodeStreamHead, STREAM_HEAD_WIDTH, streamIdIn } from './stream-head.js';

/** Subtrees of more streams than this keep their hash; smaller ones are hashed again for a proof: some hundred hashes. */
const KEPT_FROM = 16;

/** A subtree, and which streams of the slot order stand in it: from `lo` up to, and not with, `hi`. */
interface Branch {
  height: number;
  index: number;
  lo: number;
  hi: number;
}

/** Bytes that a hash is written into, and where. A text of single bytes and one buffer a level cost less than a buffer a hash. */
interface Target {
  bytes: Buffer;
  offset: number;
}

/**
 * The tree over the heads of all streams at one checkpoint (G-21): 2^32 slots, one for each stream, and a dummy for every
 * subtree without streams. Hashing a million takes tens of seconds of one core, in one go: it belongs in a process or
 * thread of its own.
 */
export class HeadsTree {
  /** What the checkpoint says of all heads. */
  readonly root: Buffer;
  private readonly secret: CheckpointSecret;
  private readonly order: SlotOrder;
  private readonly kept = new Map<number, string>();
  private readonly leaf = Buffer.alloc(1 + SALT_WIDTH + STREAM_HEAD_WIDTH);
  private readonly pairs = Array.from({ length: TREE_HEIGHT + 1 }, newPair);

  /** `secret`: 32 random bytes that no other checkpoint has, and nobody but the signer. The table is not to grow any more. */
  constructor(
    private readonly table: HeadTable,
    secret: Buffer,
  ) {
    this.secret = new CheckpointSecret(secret);
    this.order = placeStreams(table, this.secret);
    const root = { bytes: Buffer.alloc(HASH_WIDTH), offset: 0 };
    this.hash({ height: TREE_HEIGHT, index: 0, lo: 0, hi: table.size }, root);
    this.root = root.bytes;
  }

  /** The 1140 bytes that show the head of a stream (G-24); undefined when it is not in the tree. */
  prove(streamId: string): Buffer | undefined {
    const row = this.table.indexOf(streamId);
    if (row === undefined) return undefined;
    const bytes = this.table.rowAt(row);
    const { salt, slots } = this.secret.draw(streamIdIn(bytes));
    const slot = slots.find((drawn) => rowAtSlot(this.order, drawn) === row);
    if (slot === undefined) throw new Error('the table is not the one that the tree was made of');
    const siblings: Buffer[] = [];
    let branch: Branch = { height: TREE_HEIGHT, index: 0, lo: 0, hi: this.table.size };
    while (branch.height > 0) {
      const [left, right] = this.halves(branch);
      const isRight = isRightHand(slot, branch.height - 1);
      const sibling = { bytes: Buffer.alloc(HASH_WIDTH), offset: 0 };
      this.hash(isRight ? left : right, sibling);
      siblings.unshift(sibling.bytes);
      branch = isRight ? right : left;
    }
    return HEAD_PROOF.encode({ slot, salt, ...decodeStreamHead(bytes), siblings });
  }

  private hash(branch: Branch, target: Target): void {
    const { height, index, lo, hi } = branch;
    if (lo === hi) {
      this.secret.dummies([branch]).copy(target.bytes, target.offset);
      return;
    }
    if (hi - lo === 1) {
      this.hashLone(branch, target);
      return;
    }
    const key = height * 2 ** TREE_HEIGHT + index;
    let digest = this.kept.get(key);
    if (digest === undefined) {
      const [left, right] = this.halves(branch);
      const pair = this.pairAt(height);
      this.hash(left, { bytes: pair, offset: 1 });
      this.hash(right, { bytes: pair, offset: 1 + HASH_WIDTH });
      digest = hash('sha256', pair, 'binary');
      if (hi - lo > KEPT_FROM) this.kept.set(key, digest);
    }
    target.bytes.write(digest, target.offset, 'latin1');
  }

  /** A subtree with one stream: its leaf, and a dummy beside it at each level. */
  private hashLone({ height, lo }: Branch, target: Target): void {
    const slot = this.order.slots[lo] ?? 0;
    const row = this.order.rows[lo] ?? 0;
    this.order.salts.copy(this.leaf, 1, row * SALT_WIDTH, (row + 1) * SALT_WIDTH);
    this.table.rowAt(row).copy(this.leaf, 1 + SALT_WIDTH);
    let digest = hash('sha256', this.leaf, 'binary');
    const dummies = this.secret.dummies(placesBeside(slot, height));
    const pair = this.pairAt(height);
    for (let level = 0; level < height; level += 1) {
      const isRight = isRightHand(slot, level);
      pair.write(digest, isRight ? 1 + HASH_WIDTH : 1, 'latin1');
      dummies.copy(
        pair,
        isRight ? 1 : 1 + HASH_WIDTH,
        level * HASH_WIDTH,
        (level + 1) * HASH_WIDTH,
      );
      digest = hash('sha256', pair, 'binary');
    }
    target.bytes.write(digest, target.offset, 'latin1');
  }

  private halves({ height, index, lo, hi }: Branch): [left: Branch, right: Branch] {
    const middle = (2 * index + 1) * 2 ** (height - 1);
    const cut = countBefore(this.order, middle, { lo, hi });
    return [
      { height: height - 1, index: 2 * index, lo, hi: cut },
      { height: height - 1, index: 2 * index + 1, lo: cut, hi },
    ];
  }

  /** What two hashes are put in to be hashed; each height has its own, since those above wait while those below work. */
  private pairAt(height: number): Buffer {
    return this.pairs[height] ?? newPair();
  }
}

function newPair(): Buffer {
  const pair = Buffer.alloc(1 + 2 * HASH_WIDTH);
  pair.writeUInt8(1);
  return pair;
}

/** The places beside the way from a slot up to a height, lowest first. */
function placesBeside(slot: number, height: number): { height: number; index: number }[] {
  return Array.from({ length: height }, (_, level) => ({
    height: level,
    index: ((slot >>> level) ^ 1) >>> 0,
  }));
}
