import { KEY_BYTES } from '../key-store.js';
import { WRAPPING_BYTES, type Bound } from '../master/master-keys.js';

/** Keys in one file. A key id is the id of its file with the place of the key in its last byte. */
export const PLACES = 64;

/** In front: the id of the master key, 16 bytes, then the number of this format; the rest is empty. */
const HEADER_BYTES = 64;
const FORMAT = 1;
const RECORD_BYTES = KEY_BYTES + WRAPPING_BYTES;
/** A record and four empty bytes: none lies across two sectors of a disk, so power that fails leaves it whole. */
const SLOT_BYTES = 64;
const EMPTY = Buffer.alloc(SLOT_BYTES);

/** A file of keys as it was read or will be written: one record for each place, and none where a key was destroyed. */
export interface KeyBlock {
  master: string;
  records: readonly (Buffer | undefined)[];
}

export function bytesOf({ master, records }: KeyBlock): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES + PLACES * SLOT_BYTES);
  bytes.write(master.replaceAll('-', ''), 'hex');
  bytes.writeUInt8(FORMAT, 16);
  for (const [place, record] of records.entries()) {
    if (record) bytes.set(record, HEADER_BYTES + place * SLOT_BYTES);
  }
  return bytes;
}

/** @throws Error when it is no file of keys */
export function blockOf(bytes: Buffer): KeyBlock {
  if (bytes.length !== HEADER_BYTES + PLACES * SLOT_BYTES || bytes.readUInt8(16) !== FORMAT) {
    throw new Error('a file in the folder of keys is not of this format');
  }
  const records = Array.from({ length: PLACES }, (_, place) => {
    const slot = bytes.subarray(HEADER_BYTES + place * SLOT_BYTES).subarray(0, SLOT_BYTES);
    return slot.equals(EMPTY) ? undefined : slot.subarray(0, RECORD_BYTES);
  });
  return { master: uuidOf(bytes.toString('hex', 0, 16)), records };
}

/** What is written over a key to destroy it, and where. */
export function destructionOf(place: number): { bytes: Buffer; position: number } {
  return { bytes: EMPTY, position: HEADER_BYTES + place * SLOT_BYTES };
}

/** With what binds it to its block and place: it opens nowhere else, so that records cannot change places. */
export function bound(bytes: Buffer, block: string, place: number): Bound {
  return { bytes, about: Buffer.from(`KEY:${block}:${place}`) };
}

export function isBlock(name: string): boolean {
  return /^[0-9a-f]{30}$/.test(name);
}

export function keyId(block: string, place: number): string {
  return uuidOf(block + place.toString(16).padStart(2, '0'));
}

/** Per block the ids asked for, each with its place. */
export function placesOf(ids: readonly string[]): Map<string, Map<string, number>> {
  const blocks = new Map<string, Map<string, number>>();
  for (const id of ids) {
    const hex = id.replaceAll('-', '').toLowerCase();
    const block = hex.slice(0, 30);
    const place = Number.parseInt(hex.slice(30), 16);
    if (place >= PLACES) continue;
    blocks.set(block, (blocks.get(block) ?? new Map<string, number>()).set(id, place));
  }
  return blocks;
}

function uuidOf(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
