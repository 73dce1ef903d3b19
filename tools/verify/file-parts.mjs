import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK = 1 << 20;

/** The bytes of a file, part by part. @param {string} path @returns {Generator<Buffer>} */
export function* partsOf(path) {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const part = Buffer.allocUnsafe(CHUNK);
      const length = readSync(file, part);
      if (length === 0) return;
      yield part.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}
