import { createHash, randomUUID } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AccessEvent } from './access-event.js';

/** What is hashed, and how, in this format. */
const FORMAT = 1;

/** An event at its place in a chain, as it stands in the table. */
export interface AccessRow extends AccessEvent {
  chain: string;
  /** 1, 2, 3 … without gaps within its chain. */
  number: number;
  format: number;
  /** Unix milliseconds, by the clock of the database. */
  at: number;
  prevHash: Buffer;
  hash: Buffer;
}

/** Where a chain ends. */
export interface ChainEnd {
  chain: string;
  number: number;
  hash: Buffer;
}

/** A chain of its own for each run of a server: no row is shared, so that no reader waits for another server's (W-30). */
export function newChain(): ChainEnd {
  const chain = randomUUID();
  return { chain, number: 0, hash: genesisOf(chain) };
}

/** Puts events at the end of a chain. */
export function linkEvents(
  end: ChainEnd,
  events: readonly AccessEvent[],
  at: number,
): { rows: AccessRow[]; end: ChainEnd } {
  const { chain } = end;
  let { number, hash } = end;
  const rows = events.map((event) => {
    number += 1;
    const linked = { ...event, chain, number, format: FORMAT, at, prevHash: hash };
    hash = rowHash(linked);
    return { ...linked, hash };
  });
  return { rows, end: { chain, number, hash } };
}

/** What the first row of a chain hangs from. */
export function genesisOf(chain: string): Buffer {
  return createHash('sha256').update(`vangnet access log ${chain}`).digest();
}

/** SHA-256 of the hash before it and the canonical JSON (RFC 8785) of everything that the row says. */
export function rowHash({
  prevHash,
  hash: _hash,
  ...told
}: Omit<AccessRow, 'hash'> & { hash?: Buffer }): Buffer {
  const text = canonicalize(told);
  if (text === undefined) throw new Error('a row that is not JSON cannot be chained');
  return createHash('sha256').update(prevHash).update(text).digest();
}
