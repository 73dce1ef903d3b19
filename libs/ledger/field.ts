import { readStreamId, writeStreamId } from './stream-id.js';

/** One field of fixed-width bytes. Integers are unsigned and big-endian. Both ways throw a RangeError for what may not be. */
export interface Field<T> {
  /** In bytes. */
  readonly width: number;
  write(value: T, target: Buffer, offset: number): void;
  read(source: Buffer, offset: number): T;
}

/** Moments stand on whole minutes: the exact one would tell how long a checkpoint took to make (G-31). */
export const MOMENT_GRAIN_MS = 60_000;

/** A fixed number of bytes, as they are. */
export function bytesOf(width: number): Field<Buffer> {
  return {
    width,
    write: (value, target, offset) => {
      if (value.length !== width) throw new RangeError(`${value.length} bytes instead of ${width}`);
      value.copy(target, offset);
    },
    read: (source, offset) => Buffer.from(source.subarray(offset, offset + width)),
  };
}

/** A list of a fixed number of hashes. */
export function bytesTimes(count: number, width: number): Field<readonly Buffer[]> {
  const whole = bytesOf(count * width);
  const one = bytesOf(width);
  return {
    width: whole.width,
    write: (value, target, offset) => {
      if (value.length !== count)
        throw new RangeError(`${value.length} hashes instead of ${count}`);
      value.forEach((hash, index) => one.write(hash, target, offset + index * width));
    },
    read: (source, offset) =>
      Array.from({ length: count }, (_, index) => one.read(source, offset + index * width)),
  };
}

/** A whole number in 8 bytes; `most` is at most 2^53 − 1. */
export function wholeNumber(least: number, most: number, grain = 1): Field<number> {
  const checked = (value: number): number => {
    if (Number.isSafeInteger(value) && value >= least && value <= most && value % grain === 0) {
      return value;
    }
    throw new RangeError(`${value} is not from ${least} to ${most} in steps of ${grain}`);
  };
  return {
    width: 8,
    write: (value, target, offset) => {
      target.writeBigUInt64BE(BigInt(checked(value)), offset);
    },
    read: (source, offset) => checked(Number(source.readBigUInt64BE(offset))),
  };
}

/** Unix milliseconds on a whole minute; never 0, and not past what a Date can hold. */
export const moment = wholeNumber(MOMENT_GRAIN_MS, 8.64e15, MOMENT_GRAIN_MS);

/** A number of 32 bits, in 4 bytes. */
export const slotNumber: Field<number> = {
  width: 4,
  write: (value, target, offset) => {
    if (value >>> 0 !== value) throw new RangeError(`${value} is not a number of 32 bits`);
    target.writeUInt32BE(value, offset);
  },
  read: (source, offset) => source.readUInt32BE(offset),
};

/** A UUID in 16 bytes; as text in lower case with hyphens. */
export const streamIdField: Field<string> = {
  width: 16,
  write: writeStreamId,
  read: readStreamId,
};

/** One of a few names, each with a code of 2 bytes that is never reused. */
export function codeOf<Name extends string>(codes: Readonly<Record<Name, number>>): Field<Name> {
  const names = new Map(Object.entries<number>(codes).map(([name, code]) => [code, name as Name]));
  return {
    width: 2,
    write: (value, target, offset) => {
      if (!Object.hasOwn(codes, value)) throw new RangeError('an unknown name');
      target.writeUInt16BE(codes[value], offset);
    },
    read: (source, offset) => {
      const name = names.get(source.readUInt16BE(offset));
      if (name === undefined) throw new RangeError('an unknown code');
      return name;
    },
  };
}
