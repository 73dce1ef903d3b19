import { hash } from 'node:crypto';

const BLOCK = 64;
const WIDTH = 32;
const outer = Buffer.alloc(BLOCK + WIDTH, 0x5c);
const salt = Buffer.alloc(WIDTH);
let inner = Buffer.alloc(64 * 1024, 0x36);

/**
 * The commitment of canonical JSON under a salt of 43 characters (L-62), in hexadecimal. HMAC-SHA-256 (RFC 2104) by two
 * hashes in one go each: an object for each costs several times that, and so does a buffer for each hash.
 *
 * @param {string} saltText
 * @param {string} canonicalText
 */
export function commitmentOf(saltText, canonicalText) {
  const room = BLOCK + 3 * canonicalText.length;
  if (room > inner.length) inner = Buffer.alloc(2 * room, 0x36);
  salt.write(saltText, 'base64url');
  for (let at = 0; at < WIDTH; at += 1) {
    const byte = salt[at] ?? 0;
    inner[at] = byte ^ 0x36;
    outer[at] = byte ^ 0x5c;
  }
  const length = inner.write(canonicalText, BLOCK);
  outer.write(hash('sha256', inner.subarray(0, BLOCK + length), 'binary'), BLOCK, 'latin1');
  return hash('sha256', outer, 'hex');
}

/** @param {Buffer} bytes */
export function sha256(bytes) {
  return hash('sha256', bytes, 'buffer');
}

/** @param {Buffer} bytes */
export function sha256Hex(bytes) {
  return hash('sha256', bytes, 'hex');
}
