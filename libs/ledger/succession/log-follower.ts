import { LedgerFault } from '../ledger-fault.js';
import { appendLeaf, EMPTY_RANGE, rootOf, type CompactRange } from '../log/compact-range.js';
import { CHECKPOINT, type Checkpoint } from '../statements/checkpoint.js';
import type { LogHead } from '../statements/log-head.js';
import { RESTORE, type Restore } from '../statements/restore.js';
import type { VerifyingKey } from '../statements/signing-key.js';
import { leafHash } from '../tree-hash.js';

/** What a leaf of the log says: of all heads, or that a backup was put back. */
export type LogLeaf = { checkpoint: Checkpoint } | { restore: Restore };

/**
 * Reads a log from its first leaf, and refuses what may not stand where it stands (G-38): for the signer before it signs,
 * and for whoever checks an export of all leaves.
 */
export class LogFollower {
  private range: CompactRange = EMPTY_RANGE;
  private at = 0;
  private readonly checkpointsAt = new Set<number>();

  constructor(private readonly signers: readonly VerifyingKey[]) {}

  /** What the log head says that is signed after the last leaf. Throws a RangeError before the first. */
  get head(): LogHead {
    if (this.range.size === 0) throw new RangeError('a log without leaves has no head');
    return { size: this.range.size, at: this.at, root: rootOf(this.range) };
  }

  /**
   * Takes the next leaf, as its signed bytes. Throws a LedgerFault as `Statement.open` does, and PROOF for one that does
   * not follow; then nothing is taken.
   */
  follow(bytes: Buffer): LogLeaf {
    const leaf: LogLeaf = RESTORE.isNamedIn(bytes)
      ? { restore: RESTORE.open(bytes, this.signers) }
      : { checkpoint: CHECKPOINT.open(bytes, this.signers) };
    const { number, at } = 'restore' in leaf ? leaf.restore : leaf.checkpoint;
    if (number !== this.range.size) {
      throw new LedgerFault('PROOF', `a leaf for place ${number} stands at ${this.range.size}`);
    }
    if (at <= this.at) throw new LedgerFault('PROOF', `leaf ${number} is not after the one before`);
    if ('restore' in leaf) this.judge(leaf.restore);
    else this.checkpointsAt.add(at);
    this.range = appendLeaf(this.range, leafHash(bytes)).range;
    this.at = at;
    return leaf;
  }

  private judge({ number, root, keptUntil }: Restore): void {
    if (!root.equals(rootOf(this.range))) {
      throw new LedgerFault('PROOF', `restore ${number} keeps other leaves than these`);
    }
    if (!this.checkpointsAt.has(keptUntil)) {
      throw new LedgerFault(
        'PROOF',
        `restore ${number} goes on from a checkpoint that there is not`,
      );
    }
  }
}
