import { randomFillSync } from 'node:crypto';

/** Random bytes are drawn a block at a time: a call for each salt or nonce costs more than what it is for. */
const block = Buffer.alloc(16_384);
let used = block.length;

/** Fresh random bytes from the system's generator; a copy, never given out twice. */
export function randomSlice(length: number): Buffer {
  if (used + length > block.length) {
    randomFillSync(block);
    used = 0;
  }
  used += length;
  return Buffer.from(block.subarray(used - length, used));
}
