import type { CheckpointReader, HeldCheckpoint, HeldEvidence, LedgerReader } from '#history';
import type { Actor } from '#kernel';
import { keyIdIn, type RestoreEvidence } from '#ledger';

/** What a file can be held against outside the database, as the bytes of docs/spec/ledger.md. */
export interface Evidence {
  logHead: Buffer;
  /** In the order of their keys. */
  cosignatures: readonly Buffer[];
  checkpoint: Buffer;
  /** Unix milliseconds. */
  checkpointAt: number;
  inclusion: readonly Buffer[];
  /** In the order of their numbers. */
  restores: readonly RestoreEvidence[];
  /** Ids of the keys that signed any of these. */
  keyIds: readonly Buffer[];
  /** The head of a stream at the checkpoint; undefined when it was not there yet. */
  prove(streamId: string): Promise<Buffer | undefined>;
  /** Shows that the log goes on from its first `size` leaves; undefined when it has no more than that. */
  goesOnFrom(size: number): Promise<readonly Buffer[] | undefined>;
}

/** The newest evidence that was given out. */
export interface EvidenceSource {
  /** Of a plan, for somebody who reads it; undefined while there is none. */
  newest(actor: Actor, planId: string): Promise<Evidence | undefined>;
}

export const LEDGER_EVIDENCE = Symbol('LEDGER_EVIDENCE');

/** What the signer gave out. Whoever asks first gets proofs from the next checkpoint on (G-54). */
export function signedEvidence(
  checkpoints: CheckpointReader,
  ledger: LedgerReader,
): EvidenceSource {
  return {
    newest: async (actor, planId) => {
      const held = await checkpoints.newest(actor, planId);
      return held?.checkpoint && evidenceOf(held, held.checkpoint, ledger);
    },
  };
}

function evidenceOf(
  { logHead, size, cosignatures, restores: newestFirst }: HeldEvidence,
  { leaf: checkpoint, at, inclusion, proofs }: HeldCheckpoint,
  ledger: LedgerReader,
): Evidence {
  const restores = newestFirst.toReversed();
  const signed = [logHead, checkpoint, ...cosignatures, ...restores.map(({ bytes }) => bytes)];
  const byStream = new Map(proofs.map(({ streamId, bytes }) => [streamId, bytes]));
  return {
    ...{ logHead, cosignatures, checkpoint, inclusion, restores },
    checkpointAt: at,
    keyIds: signed.map(keyIdIn),
    prove: (streamId) => Promise.resolve(byStream.get(streamId)),
    goesOnFrom: async (seen) => (seen <= size ? ledger.consistency(seen, size) : undefined),
  };
}
