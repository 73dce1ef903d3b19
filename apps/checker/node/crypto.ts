import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256, sha512 } from '@noble/hashes/sha2';
import { BrowserBuffer } from './buffer.js';

/** What the verifier uses of `node:crypto`: SHA-256 and Ed25519, and nothing else. It asks one thing after the other, so WebCrypto, which answers later, is of no use to it. */

type Output = 'buffer' | 'hex' | 'binary';

/** SHA-256 in one go; `binary` is a character for each byte. */
export function hash(_algorithm: 'sha256', bytes: Uint8Array, output: Output): unknown {
  const digest = inBuffer(sha256(bytes));
  if (output === 'buffer') return digest;
  return digest.toString(output === 'hex' ? 'hex' : 'latin1');
}

/** SHA-256 part by part. */
export function createHash(_algorithm: 'sha256') {
  const begun = sha256.create();
  const going = {
    update(bytes: Uint8Array) {
      begun.update(bytes);
      return going;
    },
    digest: (_output: 'hex') => inBuffer(begun.digest()).toString('hex'),
  };
  return going;
}

/** The 32 bytes of an Ed25519 key in JWK. */
export function createPublicKey({ key }: { key: { x: string } }): Uint8Array {
  return BrowserBuffer.from(key.x, 'base64url');
}

/** Whether a signature is by a key, without cofactor (G-32): `[s]B − [k]A` has to have the very bytes that the signature begins with. */
export function verify(
  _algorithm: null,
  body: Uint8Array,
  publicKey: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (signature.length !== 64) return false;
  const { Point } = ed25519;
  const order = Point.Fn.ORDER;
  const [start, s] = [signature.subarray(0, 32), numberIn(signature.subarray(32))];
  if (s >= order) return false;
  const k = numberIn(sha512(BrowserBuffer.concat([start, publicKey, body]))) % order;
  const key = Point.fromBytes(Uint8Array.from(publicKey), false);
  const found = Point.BASE.multiplyUnsafe(s).subtract(key.multiplyUnsafe(k));
  return inBuffer(found.toBytes()).equals(start);
}

/** Little-endian, as Ed25519 writes numbers. */
function numberIn(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

function inBuffer(bytes: Uint8Array): BrowserBuffer {
  return new BrowserBuffer(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length);
}
