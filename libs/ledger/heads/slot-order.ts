import { SALT_WIDTH, type StreamDraw } from './checkpoint-secret.js';
import type { HeadTable } from './head-table.js';
import { streamIdIn } from './stream-head.js';

/** Which rows of a table stand at which slots, in the order of the slots. */
export interface SlotOrder {
  readonly slots: Uint32Array;
  readonly rows: Uint32Array;
  /** The salts of the leaves, 32 bytes for each row of the table: drawing them once more costs a fifth of the tree. */
  readonly salts: Buffer;
}

/**
 * Gives each stream a slot of its own (G-23): the first of its eight draws that no stream before it took. Slots that
 * are drawn so say nothing of how many others there are. Throws when all eight are taken, which happens to one stream
 * in 2^96 among a million: then the checkpoint needs another secret.
 */
export function placeStreams(
  table: HeadTable,
  secret: { draw(streamId: Buffer): StreamDraw },
): SlotOrder {
  const taken = new Set<number>();
  const keys = new BigUint64Array(table.size);
  const salts = Buffer.allocUnsafe(table.size * SALT_WIDTH);
  for (let row = 0; row < table.size; row += 1) {
    const { salt, slots } = secret.draw(streamIdIn(table.rowAt(row)));
    const slot = slots.find((drawn) => !taken.has(drawn));
    if (slot === undefined) throw new Error('a stream found no slot: draw another secret');
    salt.copy(salts, row * SALT_WIDTH);
    taken.add(slot);
    keys[row] = (BigInt(slot) << 32n) | BigInt(row);
  }
  keys.sort();
  return {
    slots: Uint32Array.from(keys, (key) => Number(key >> 32n)),
    rows: Uint32Array.from(keys, (key) => Number(key & 0xffff_ffffn)),
    salts,
  };
}

/** How many of the slots lie before a bound, which may be 2^32. */
export function countBefore(
  { slots }: SlotOrder,
  bound: number,
  within: { lo: number; hi: number },
): number {
  let { lo, hi } = within;
  while (lo < hi) {
    const middle = Math.floor((lo + hi) / 2);
    if ((slots[middle] ?? Infinity) < bound) lo = middle + 1;
    else hi = middle;
  }
  return lo;
}

/** Which row stands at a slot; undefined when none does. */
export function rowAtSlot(order: SlotOrder, slot: number): number | undefined {
  const place = countBefore(order, slot, { lo: 0, hi: order.slots.length });
  return order.slots[place] === slot ? order.rows[place] : undefined;
}
