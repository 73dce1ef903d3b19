import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { randomSlice } from './random-pool.js';

/** A position in the log of a plan, for one holder: a person, or an organisation. */
export interface CursorPosition {
  plan: string;
  holder: string;
  seq: number;
  /** Unix milliseconds at which it was given out. */
  at: number;
}

const NONCE = 12;
const TAG = 16;
const PAYLOAD = 48;

/** Cursors that tell their holder nothing: encrypted, of one length, bound to plan, holder and use (L-13). */
export class SealedCursor {
  private readonly key: Buffer;

  /** `use` keeps a cursor of one list from working in another. */
  constructor(secret: Buffer, use: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', `vangnet cursor ${use}`, 32));
  }

  seal(position: CursorPosition): string {
    const clear = Buffer.allocUnsafe(PAYLOAD);
    clear.write(position.plan.replaceAll('-', ''), 0, 16, 'hex');
    clear.write(position.holder.replaceAll('-', ''), 16, 16, 'hex');
    clear.writeBigUInt64BE(BigInt(position.seq), 32);
    clear.writeBigUInt64BE(BigInt(Math.floor(position.at)), 40);
    const nonce = randomSlice(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    const sealed = Buffer.concat([nonce, cipher.update(clear), cipher.final()]);
    return Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64url');
  }

  /** The position, or undefined when this is no cursor of ours for this plan and holder. */
  open(cursor: string, plan: string, holder: string): { seq: number; at: number } | undefined {
    const bytes = Buffer.from(cursor, 'base64url');
    if (bytes.length !== NONCE + PAYLOAD + TAG) return undefined;
    const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, NONCE));
    decipher.setAuthTag(bytes.subarray(NONCE + PAYLOAD));
    try {
      const clear = Buffer.concat([
        decipher.update(bytes.subarray(NONCE, NONCE + PAYLOAD)),
        decipher.final(),
      ]);
      const owner = plan.replaceAll('-', '') + holder.replaceAll('-', '');
      if (clear.toString('hex', 0, 32) !== owner) return undefined;
      return {
        seq: Number(clear.readBigUInt64BE(32)),
        at: Number(clear.readBigUInt64BE(40)),
      };
    } catch {
      return undefined;
    }
  }
}
