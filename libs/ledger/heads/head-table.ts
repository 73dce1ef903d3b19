import { writeStreamId } from '../stream-id.js';
import {
  decodeStreamHead,
  encodeStreamHead,
  STREAM_HEAD_WIDTH,
  streamIdIn,
  type StreamHead,
} from './stream-head.js';

/** Streams of one checkpoint at most: as many as a Set of slots holds (2^24). */
const MAX_STREAMS = 2 ** 24;

/**
 * The last head of every stream at one moment, packed: 56 bytes a stream, where an object takes several times that.
 * They come in the order of their stream ids, so that a stream that comes twice cannot be overlooked.
 */
export class HeadTable {
  private rows = Buffer.allocUnsafe(STREAM_HEAD_WIDTH * 1024);
  private count = 0;

  /** The table of these rows, for another thread to go on with. Throws a RangeError as `add` does. */
  static of(rows: Buffer): HeadTable {
    const table = new HeadTable();
    for (let at = 0; at < rows.length; at += STREAM_HEAD_WIDTH) {
      table.add(decodeStreamHead(rows.subarray(at, at + STREAM_HEAD_WIDTH)));
    }
    return table;
  }

  get size(): number {
    return this.count;
  }

  /** All rows, 56 bytes each: a view on the table. */
  get bytes(): Buffer {
    return this.rows.subarray(0, this.count * STREAM_HEAD_WIDTH);
  }

  /** Throws a RangeError for what is no head, comes out of order or twice, or is one too many. */
  add(head: StreamHead): void {
    const row = encodeStreamHead(head);
    const last = this.count > 0 && streamIdIn(this.rowAt(this.count - 1));
    if (last && last.compare(streamIdIn(row)) >= 0) {
      throw new RangeError('heads come in the order of their stream ids, each stream once');
    }
    if (this.count === MAX_STREAMS) throw new RangeError(`more than ${MAX_STREAMS} streams`);
    const offset = this.count * STREAM_HEAD_WIDTH;
    if (offset === this.rows.length) this.rows = Buffer.concat([this.rows], offset * 2);
    row.copy(this.rows, offset);
    this.count += 1;
  }

  /** The 56 bytes of a row: a view on the table. */
  rowAt(index: number): Buffer {
    return this.rows.subarray(index * STREAM_HEAD_WIDTH, (index + 1) * STREAM_HEAD_WIDTH);
  }

  /** Where a stream stands; undefined when it is not there. */
  indexOf(streamId: string): number | undefined {
    const sought = Buffer.alloc(16);
    writeStreamId(streamId, sought, 0);
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (streamIdIn(this.rowAt(middle)).compare(sought) < 0) low = middle + 1;
      else high = middle;
    }
    return low < this.count && streamIdIn(this.rowAt(low)).equals(sought) ? low : undefined;
  }
}
