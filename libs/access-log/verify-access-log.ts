import { genesisOf, rowHash, type AccessRow } from './access-chain.js';

/** What is wrong with a row, and where it stands. */
export interface AccessFault {
  chain: string;
  number: number;
  reason: 'NUMBER_GAP' | 'PREVIOUS_HASH' | 'HASH';
}

/**
 * Checks whole chains, each in the order of its numbers. An edited, deleted or moved row is told. A tail that is gone is
 * not: that takes something outside the database that remembers where it ended.
 */
export function verifyAccessLog(rows: readonly AccessRow[]): AccessFault[] {
  const chains = new Map<string, AccessRow[]>();
  for (const row of rows) {
    const own = chains.get(row.chain);
    if (own) own.push(row);
    else chains.set(row.chain, [row]);
  }
  return [...chains].flatMap(([chain, own]) => verifyChain(chain, own));
}

function verifyChain(chain: string, rows: readonly AccessRow[]): AccessFault[] {
  let expected = { number: 1, hash: genesisOf(chain) };
  return rows
    .toSorted((a, b) => a.number - b.number)
    .flatMap((row) => {
      const reason = faultOf(row, expected);
      expected = { number: row.number + 1, hash: row.hash };
      return reason ? [{ chain, number: row.number, reason }] : [];
    });
}

function faultOf(
  row: AccessRow,
  expected: { number: number; hash: Buffer },
): AccessFault['reason'] | undefined {
  if (row.number !== expected.number) return 'NUMBER_GAP';
  if (!row.prevHash.equals(expected.hash)) return 'PREVIOUS_HASH';
  return rowHash(row).equals(row.hash) ? undefined : 'HASH';
}
