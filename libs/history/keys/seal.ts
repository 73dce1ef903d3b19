import { decrypt, encrypt } from './aes-gcm.js';

/** Where something sealed stands. It opens nowhere else, so that rows cannot change places. */
export interface SealedPlace {
  sort: 'BODY' | 'VALUE' | 'SNAPSHOT' | 'WORDS';
  planId: string;
  streamId: string;
  rev: number;
}

/** AES-256-GCM under a random nonce of 12 bytes: nonce ‖ ciphertext ‖ tag of 16 bytes. */
export function seal(key: Buffer, place: SealedPlace, clear: Buffer): Buffer {
  return encrypt(key, bytesOf(place), clear);
}

/** @throws Error when it was sealed under another key, at another place, or is not what was sealed */
export function unseal(key: Buffer, place: SealedPlace, sealed: Buffer): Buffer {
  return decrypt(key, bytesOf(place), sealed);
}

function bytesOf({ sort, planId, streamId, rev }: SealedPlace): Buffer {
  return Buffer.from(`${sort}:${planId}:${streamId}:${rev}`);
}
