import { createCipheriv, createHmac } from 'node:crypto';
import { HASH_WIDTH } from '../tree-hash.js';

/** Bytes of the secret of a checkpoint, and of the key that its dummies are made with. */
const SECRET_WIDTH = 32;

/** Bytes of the salt of a leaf: enough that nobody tries them all. */
export const SALT_WIDTH = 32;

/** What is drawn for one stream: the salt of its leaf, and the slots that it may stand in, best first. */
export interface StreamDraw {
  salt: Buffer;
  slots: readonly number[];
}

/**
 * Everything that is random in the tree of one checkpoint, made from one secret (G-22). Who does not have it cannot tell
 * any of it from random bytes, nor link it with that of another checkpoint.
 */
export class CheckpointSecret {
  private readonly cipher;

  /** Takes 32 random bytes, used for one checkpoint and never again. Throws a RangeError for another length. */
  constructor(private readonly secret: Buffer) {
    if (secret.length !== SECRET_WIDTH) throw new RangeError('a secret has 32 bytes');
    const key = this.derive('dummies').subarray(0, SECRET_WIDTH);
    this.cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  }

  /** HMAC-SHA-512 of the 16 bytes of a stream id: 32 bytes of salt, then eight slots of 4 bytes. */
  draw(streamId: Buffer): StreamDraw {
    const drawn = this.derive('stream', streamId);
    const slots: number[] = [];
    for (let at = SALT_WIDTH; at < drawn.length; at += 4) slots.push(drawn.readUInt32BE(at));
    return { salt: drawn.subarray(0, SALT_WIDTH), slots };
  }

  /**
   * The hashes that stand for subtrees without streams, one for each place, of 32 bytes each: AES-256 of
   * (height, index, half), a counter that never comes twice. One call makes many, since the call is what costs.
   */
  dummies(places: readonly { height: number; index: number }[]): Buffer {
    const counters = Buffer.alloc(places.length * HASH_WIDTH);
    places.forEach(({ height, index }, turn) => {
      for (const half of [0, 1]) {
        const offset = turn * HASH_WIDTH + half * (HASH_WIDTH / 2);
        counters.writeUInt8(height, offset);
        counters.writeUInt32BE(index, offset + 1);
        counters.writeUInt8(half, offset + 5);
      }
    });
    return this.cipher.update(counters);
  }

  private derive(purpose: string, subject: Buffer = Buffer.alloc(0)): Buffer {
    const hmac = createHmac('sha512', this.secret).update(`vangnet/heads/1/${purpose}\0`);
    return hmac.update(subject).digest();
  }
}
