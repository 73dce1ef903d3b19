import { createCipheriv, createDecipheriv } from 'node:crypto';
import { randomSlice } from '../random-pool.js';

const ALGORITHM = 'aes-256-gcm';
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

/** AES-256-GCM under a random nonce of 12 bytes: nonce ‖ ciphertext ‖ tag of 16 bytes. `about` has to be the same to open it. */
export function encrypt(key: Buffer, about: Buffer, clear: Buffer): Buffer {
  const nonce = randomSlice(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(about);
  return Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error when it was encrypted under another key, about something else, or is not what was encrypted */
export function decrypt(key: Buffer, about: Buffer, encrypted: Buffer): Buffer {
  const end = encrypted.length - TAG_BYTES;
  const decipher = createDecipheriv(ALGORITHM, key, encrypted.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  }).setAAD(about);
  decipher.setAuthTag(encrypted.subarray(Math.max(end, 0)));
  return Buffer.concat([decipher.update(encrypted.subarray(NONCE_BYTES, end)), decipher.final()]);
}
