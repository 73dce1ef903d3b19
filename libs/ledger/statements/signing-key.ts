import { createPublicKey, hash, type KeyObject } from 'node:crypto';
import { LedgerFault } from '../ledger-fault.js';

/** Bytes of the name of a key. It picks a key among those that are trusted, and proves nothing by itself. */
export const KEY_ID_WIDTH = 8;

/** An Ed25519 key (RFC 8032) that somebody is trusted by. */
export interface VerifyingKey {
  /** The first 8 bytes of SHA-256 of the 32 bytes of the public key (G-33). */
  readonly id: Buffer;
  readonly publicKey: KeyObject;
}

export interface SigningKey extends VerifyingKey {
  readonly secretKey: KeyObject;
}

/** A key from its 32 bytes. Throws a LedgerFault (LENGTH) for another length. */
export function verifyingKey(bytes: Buffer): VerifyingKey {
  if (bytes.length !== 32) throw new LedgerFault('LENGTH', 'a public key has 32 bytes');
  const key = { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') };
  const id = hash('sha256', bytes, 'buffer').subarray(0, KEY_ID_WIDTH);
  return { id, publicKey: createPublicKey({ key, format: 'jwk' }) };
}

/** A secret key with its name. Throws a LedgerFault (KEY) when it is not one for Ed25519. */
export function signingKey(secretKey: KeyObject): SigningKey {
  if (secretKey.type !== 'private' || secretKey.asymmetricKeyType !== 'ed25519') {
    throw new LedgerFault('KEY', 'statements are signed with Ed25519');
  }
  const { x } = createPublicKey(secretKey).export({ format: 'jwk' });
  return { ...verifyingKey(Buffer.from(x ?? '', 'base64url')), secretKey };
}
