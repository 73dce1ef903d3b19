import { createCipheriv, createDecipheriv } from 'node:crypto';
import { randomSlice } from '../random-pool.js';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Where something sealed stands. It opens nowhere else, so that rows cannot change places. */
export interface SealedPlace {
  sort: 'BODY' | 'VALUE' | 'SNAPSHOT' | 'WORDS';
  planId: string;
  streamId: string;
  rev: number;
}

/** AES-256-GCM under a random nonce of 12 bytes: nonce ‖ ciphertext ‖ tag of 16 bytes. */
export function seal(key: Buffer, place: SealedPlace, clear: Buffer): Buffer {
  const nonce = randomSlice(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(bytesOf(place));
  return Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error when it was sealed under another key, at another place, or is not what was sealed */
export function unseal(key: Buffer, place: SealedPlace, sealed: Buffer): Buffer {
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  }).setAAD(bytesOf(place));
  decipher.setAuthTag(sealed.subarray(Math.max(end, 0)));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, end)), decipher.final()]);
}

function bytesOf({ sort, planId, streamId, rev }: SealedPlace): Buffer {
  return Buffer.from(`${sort}:${planId}:${streamId}:${rev}`);
}
