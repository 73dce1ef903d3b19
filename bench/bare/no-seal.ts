const NONCE = Buffer.alloc(12);
const TAG = Buffer.alloc(16);

/** As `seal`, and as long, and nothing is done to it. */
export function seal(_key: Buffer, _place: unknown, clear: Buffer): Buffer {
  return Buffer.concat([NONCE, clear, TAG]);
}

/** As `unseal`. */
export function unseal(_key: Buffer, _place: unknown, sealed: Buffer): Buffer {
  return sealed.subarray(NONCE.length, -TAG.length);
}
