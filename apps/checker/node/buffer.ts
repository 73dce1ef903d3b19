/**
 * What the verifier uses of Node's Buffer, for a browser. It runs there as it is: these stand in for Node, and a test holds them
 * against it (G-70).
 */

type Encoding = 'hex' | 'base64url' | 'latin1' | 'utf8';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map([...DIGITS].map((digit, value) => [digit.charCodeAt(0), value]));
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
    return new BrowserBuffer([...(source as Iterable<number>)]);
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
    if (encoding === 'utf8') return encoder.encodeInto(text, this.subarray(at)).written;
    const bytes = decoded(text, encoding);
    this.set(bytes, at);
    return bytes.length;
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
  switch (encoding) {
    case 'hex':
      return bytesOfHex(text);
    case 'base64url':
      return bytesOfBase64url(text);
    case 'latin1':
      return BrowserBuffer.from(Array.from(text, (one) => one.charCodeAt(0)));
    case 'utf8':
      return BrowserBuffer.from(encoder.encode(text));
  }
}

/** Up to what is no hexadecimal, as Node reads it. */
function bytesOfHex(text: string): BrowserBuffer {
  const digits = /^(?:[0-9a-fA-F]{2})*/.exec(text)?.[0] ?? '';
  const bytes = new BrowserBuffer(digits.length / 2);
  for (let at = 0; at < bytes.length; at += 1) {
    bytes[at] = Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16);
  }
  return bytes;
}

/** What is no digit is passed over: whoever asks writes it again and compares. */
function bytesOfBase64url(text: string): BrowserBuffer {
  const bytes = new BrowserBuffer(Math.floor((text.length * 3) / 4));
  let [held, bits, length] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const value = VALUES.get(text.charCodeAt(at));
    if (value === undefined) continue;
    held = ((held << 6) | value) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length] = held >> bits;
    length += 1;
  }
  return bytes.subarray(0, length) as BrowserBuffer;
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
