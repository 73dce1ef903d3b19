import { HASH_WIDTH } from '../tree-hash.js';
import type { Subtree, SubtreePlace } from './subtree.js';

/**
 * Fetches the hashes of complete subtrees, in the order asked for: one call for each proof, of at most 64 places.
 * A database keeps what `appendLeaf` completed, under (level, index).
 */
export type SubtreeSource = (places: readonly SubtreePlace[]) => Promise<readonly Buffer[]>;

/** Asks a source. Throws a RangeError when it does not have what it should: a proof from it would be wrong. */
export async function fetchSubtrees(
  source: SubtreeSource,
  places: readonly SubtreePlace[],
): Promise<readonly Buffer[]> {
  if (places.length === 0) return [];
  const hashes = await source(places);
  if (hashes.length !== places.length || hashes.some(({ length }) => length !== HASH_WIDTH)) {
    throw new RangeError('the store of the log did not give the subtrees that were asked for');
  }
  return hashes;
}

/** A log that is held in memory: of an export, and in tests. */
export class HeldSubtrees {
  private readonly levels: Buffer[][] = [];

  /** Keeps what `appendLeaf` completed. */
  keep(completed: readonly Subtree[]): void {
    for (const { level, index, hash } of completed) (this.levels[level] ??= [])[index] = hash;
  }

  /** The log as a source of proofs. */
  readonly source: SubtreeSource = (places) =>
    Promise.resolve(places.flatMap(({ level, index }) => this.levels[level]?.[index] ?? []));
}
