import type { Actor } from '#kernel';
import { CHECKPOINT, type RestoreEvidence } from '#ledger';
import type { HeadProofs, StoredProof } from './head-proofs.js';
import type { LedgerHead, LedgerReader } from './ledger-reader.js';

/** A checkpoint that a person has proofs of, with what shows that it stands in the log. */
export interface HeldCheckpoint {
  /** Its 144 signed bytes. */
  leaf: Buffer;
  number: number;
  /** Unix milliseconds. */
  at: number;
  inclusion: readonly Buffer[];
  /** As row-level security lets them through: who shows one decides first whether its stream may be read. */
  proofs: readonly StoredProof[];
}

/** The newest that the ledger says of a plan. */
export interface HeldEvidence extends LedgerHead {
  /** The newest first. */
  restores: readonly RestoreEvidence[];
  /** Undefined until a checkpoint was made after the person first asked. */
  checkpoint: HeldCheckpoint | undefined;
}

/** What the ledger has for one person of one plan (G-54, G-61). */
export class CheckpointReader {
  constructor(
    private readonly proofs: HeadProofs,
    private readonly ledger: LedgerReader,
  ) {}

  /** Wishes for proofs from the next checkpoint on, too. Undefined before the first checkpoint. */
  async newest(actor: Actor, planId: string): Promise<HeldEvidence | undefined> {
    const wished = await this.proofs.wish(actor, planId);
    const newest = await this.ledger.newest();
    if (!newest) return undefined;
    const proofs = await this.proofs.of(actor, planId);
    return {
      ...newest,
      restores: await this.ledger.restores(newest.size),
      checkpoint: await this.checkpoint(proofs, { wished, size: newest.size }),
    };
  }

  private async checkpoint(
    proofs: readonly StoredProof[],
    { wished, size }: { wished: number; size: number },
  ): Promise<HeldCheckpoint | undefined> {
    const number = proofs[0]?.number;
    if (number === undefined || number >= size) return undefined;
    const [leaf] = await this.ledger.leaves(number, 1);
    if (!leaf) return undefined;
    const { at } = CHECKPOINT.read(leaf);
    // Whether others asked before is none of the person's business (G-54).
    if (at < wished) return undefined;
    return { leaf, number, at, inclusion: await this.ledger.inclusion(number, size), proofs };
  }
}
