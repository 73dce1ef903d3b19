import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK = 1 << 20;
/** Bytes of a line at most. */
const LONGEST = 8 << 20;
const END_OF_LINE = 0x0a;

/** A line that cannot be read, so that nothing after it can be judged either. */
export class UnreadableLine extends Error {
  /** @param {'UTF8' | 'LONG' | 'OPEN_END' | 'EMPTY'} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

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

/**
 * Gives each line to `take`, in order, and answers with the SHA-256 of all bytes before the last line, in hexadecimal.
 *
 * @param {Iterable<Buffer>} parts
 * @param {(line: string) => void} take
 * @throws UnreadableLine
 */
export function readLines(parts, take) {
  const digest = createHash('sha256');
  /** The last whole line, held back until it is known not to be the last, and what is begun of the next. */
  let held = Buffer.alloc(0);
  let begun = Buffer.alloc(0);
  for (const part of parts) {
    const bytes = begun.length > 0 ? Buffer.concat([begun, part]) : part;
    let from = 0;
    let last = 0;
    for (let end = bytes.indexOf(END_OF_LINE); end >= 0; end = bytes.indexOf(END_OF_LINE, from)) {
      take(textOf(bytes, from, end));
      last = from;
      from = end + 1;
    }
    begun = Buffer.from(bytes.subarray(from));
    if (begun.length > LONGEST) throw new UnreadableLine('LONG');
    if (from === 0) continue;
    digest.update(held).update(bytes.subarray(0, last));
    held = Buffer.from(bytes.subarray(last, from));
  }
  if (begun.length > 0) throw new UnreadableLine('OPEN_END');
  if (held.length === 0) throw new UnreadableLine('EMPTY');
  return digest.digest('hex');
}

/** @param {Buffer} bytes @param {number} from @param {number} end */
function textOf(bytes, from, end) {
  if (end - from > LONGEST) throw new UnreadableLine('LONG');
  if (!isUtf8(bytes.subarray(from, end))) throw new UnreadableLine('UTF8');
  return bytes.toString('utf8', from, end);
}
