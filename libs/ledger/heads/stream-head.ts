import { bytesOf, streamIdField, wholeNumber } from '../field.js';
import type { Fields } from '../layout.js';
import { HASH_WIDTH } from '../tree-hash.js';

/** How far a stream is: the link hash (L-61) of its last change, which is its `rev`th, from 1. */
export interface StreamHead {
  streamId: string;
  rev: number;
  head: Buffer;
}

export const streamHeadFields: Fields<StreamHead> = {
  streamId: streamIdField,
  rev: wholeNumber(1, Number.MAX_SAFE_INTEGER),
  head: bytesOf(HASH_WIDTH),
};

const { streamId, rev, head } = streamHeadFields;

/** Bytes of a head: stream, rev and hash. */
export const STREAM_HEAD_WIDTH = streamId.width + rev.width + head.width;

/** The 56 bytes that a leaf is hashed from, behind its salt. Throws a RangeError for what is no head. */
export function encodeStreamHead(value: StreamHead): Buffer {
  const bytes = Buffer.allocUnsafe(STREAM_HEAD_WIDTH);
  streamId.write(value.streamId, bytes, 0);
  rev.write(value.rev, bytes, streamId.width);
  head.write(value.head, bytes, streamId.width + rev.width);
  return bytes;
}

/** Throws a RangeError for bytes that `encodeStreamHead` does not make. */
export function decodeStreamHead(bytes: Buffer): StreamHead {
  return {
    streamId: streamId.read(bytes, 0),
    rev: rev.read(bytes, streamId.width),
    head: head.read(bytes, streamId.width + rev.width),
  };
}

/** The first 16 of those bytes, by which heads are ordered. */
export function streamIdIn(bytes: Buffer): Buffer {
  return bytes.subarray(0, streamId.width);
}
