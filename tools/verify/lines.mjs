import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';

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

/** Takes the bytes of a file part by part, and gives each line to `take`, in order. */
export class LineReader {
  #digest = createHash('sha256');
  /** The last whole line, held back until it is known not to be the last, and what is begun of the next. */
  #held = Buffer.alloc(0);
  #begun = Buffer.alloc(0);

  /** @param {(line: string) => void} take */
  constructor(take) {
    this.take = take;
  }

  /** @param {Buffer} part @throws UnreadableLine */
  read(part) {
    const bytes = this.#begun.length > 0 ? Buffer.concat([this.#begun, part]) : part;
    let from = 0;
    let last = 0;
    for (let end = bytes.indexOf(END_OF_LINE); end >= 0; end = bytes.indexOf(END_OF_LINE, from)) {
      this.take(textOf(bytes, from, end));
      last = from;
      from = end + 1;
    }
    this.#begun = Buffer.from(bytes.subarray(from));
    if (this.#begun.length > LONGEST) throw new UnreadableLine('LONG');
    if (from === 0) return;
    this.#digest.update(this.#held).update(bytes.subarray(0, last));
    this.#held = Buffer.from(bytes.subarray(last, from));
  }

  /** The SHA-256 of all bytes before the last line, in hexadecimal. @throws UnreadableLine */
  end() {
    if (this.#begun.length > 0) throw new UnreadableLine('OPEN_END');
    if (this.#held.length === 0) throw new UnreadableLine('EMPTY');
    return this.#digest.digest('hex');
  }
}

/** @param {Buffer} bytes @param {number} from @param {number} end */
function textOf(bytes, from, end) {
  if (end - from > LONGEST) throw new UnreadableLine('LONG');
  if (!isUtf8(bytes.subarray(from, end))) throw new UnreadableLine('UTF8');
  return bytes.toString('utf8', from, end);
}
