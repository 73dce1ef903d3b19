import type { RestoreEvidence } from '#ledger';

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
}

/** The newest evidence that was given out. */
export interface EvidenceSource {
  /** Undefined while there is none. */
  newest(): Promise<Evidence | undefined>;
}

export const LEDGER_EVIDENCE = Symbol('LEDGER_EVIDENCE');
