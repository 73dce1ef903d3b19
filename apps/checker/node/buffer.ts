/**
 * What the verifier uses of Node's Buffer, for a browser. It runs there as it is: these stand in for Node, and a test holds them
 * against it (G-70).
 */

type Encoding = 'hex' | 'base64url' | 'latin1' | 'utf8';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = Array.from({ length: 128 }, (_, code) => DIGITS.indexOf(String.fromCharCode(code)));
/** Of a character code; NaN for what is no hexadecimal. */
const NIBBLES = Array.from({ length: 128 }, (_, code) =>
  Number.parseInt(String.fromCharCode(code), 16),
);
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/** Bytes with the few methods that the verifier calls. Offsets count bytes; integers are big-endian. */
export class BrowserBuffer extends Uint8Array {
  static alloc(length: number, fill = 0): BrowserBuffer {
    return new BrowserBuffer(length).fill(fill);
  }

  static override of(...bytes: number[]): BrowserBuffer {
    return new BrowserBuffer(bytes);
  }

  static override from(
    source: string | ArrayLike<number> | Iterable<number>,
    encoding?: unknown,
  ): BrowserBuffer {
    if (typeof source === 'string') return decoded(source, encoding as Encoding | undefined);
    return new BrowserBuffer(source as ArrayLike<number>);
  }

  static concat(parts: readonly Uint8Array[]): BrowserBuffer {
    const whole = new BrowserBuffer(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  equals(other: Uint8Array): boolean {
    return this.length === other.length && this.every((byte, index) => byte === other[index]);
  }

  override toString(encoding: Encoding = 'utf8', from = 0, end = this.length): string {
    const bytes = from === 0 && end === this.length ? this : this.subarray(from, end);
    switch (encoding) {
      case 'hex':
        return hexOf(bytes);
      case 'base64url':
        return base64urlOf(bytes);
      case 'latin1':
        return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
      case 'utf8':
        return decoder.decode(bytes);
    }
  }

  readUInt16BE(at: number): number {
    return this.view.getUint16(at);
  }

  readUInt32BE(at: number): number {
    return this.view.getUint32(at);
  }

  readBigUInt64BE(at: number): bigint {
    return this.view.getBigUint64(at);
  }

  writeUInt16BE(value: number, at: number): void {
    this.view.setUint16(at, value);
  }

  writeUInt32BE(value: number, at: number): void {
    this.view.setUint32(at, value);
  }

  /** Answers how many bytes were written. As Node's, it takes the encoding in the place of the offset, too. */
  write(text: string, at: number | Encoding = 0, encoding: Encoding = 'utf8'): number {
    if (typeof at === 'string') return this.write(text, 0, at);
    return written(text, encoding, { into: this, at });
  }

  private get view(): DataView {
    return new DataView(this.buffer, this.byteOffset, this.byteLength);
  }
}

/** Whether bytes are text in UTF-8. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function hexOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

function decoded(text: string, encoding: Encoding = 'utf8'): BrowserBuffer {
  // No character takes more than three bytes.
  const bytes = new BrowserBuffer((encoding === 'utf8' ? 3 : 1) * text.length);
  return bytes.subarray(0, written(text, encoding, { into: bytes, at: 0 })) as BrowserBuffer;
}

interface Target {
  readonly into: BrowserBuffer;
  readonly at: number;
}

/** Writes a text as bytes, and answers how many. */
function written(text: string, encoding: Encoding, target: Target): number {
  switch (encoding) {
    case 'hex':
      return writeHex(text, target);
    case 'base64url':
      return writeBase64url(text, target);
    case 'latin1':
      for (let place = 0; place < text.length; place += 1) {
        target.into[target.at + place] = text.charCodeAt(place);
      }
      return text.length;
    case 'utf8':
      return encoder.encodeInto(text, target.into.subarray(target.at)).written;
  }
}

/** Up to what is no hexadecimal, as Node reads it. */
function writeHex(text: string, { into, at }: Target): number {
  let length = 0;
  for (; 2 * length + 1 < text.length; length += 1) {
    const high = NIBBLES[text.charCodeAt(2 * length)] ?? NaN;
    const byte = 16 * high + (NIBBLES[text.charCodeAt(2 * length + 1)] ?? NaN);
    if (Number.isNaN(byte)) return length;
    into[at + length] = byte;
  }
  return length;
}

/** What is no digit is passed over: whoever asks writes it again and compares. */
function writeBase64url(text: string, { into, at }: Target): number {
  let [held, bits, length] = [0, 0, 0];
  for (let place = 0; place < text.length; place += 1) {
    const value = VALUES[text.charCodeAt(place)] ?? -1;
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    into[at + length] = held >> bits;
    length += 1;
  }
  return length;
}

function base64urlOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two, three] = bytes.subarray(at, at + 3);
    const group = (one << 16) | ((two ?? 0) << 8) | (three ?? 0);
    text += DIGITS.charAt(group >> 18) + DIGITS.charAt((group >> 12) & 63);
    if (two !== undefined) text += DIGITS.charAt((group >> 6) & 63);
    if (three !== undefined) text += DIGITS.charAt(group & 63);
  }
  return text;
}
