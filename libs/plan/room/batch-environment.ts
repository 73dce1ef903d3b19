import type { Limits } from '#contract';
import type { StoredOp } from '#history';
import type { Actor } from '#kernel';
import type { AcceptedBefore } from '#text';
import type { Directory } from '../directory.js';
import type { StreamState } from '../state/plan-shape.js';

/** What deciding on a batch needs beside the plan itself. */
export interface BatchEnvironment {
  at: number;
  limits: Limits;
  breakGlassMs: number;
  erasureUndoMs: number;
  directory: Directory;
  /**
   * The op as it was stored before; null when the log holds none, undefined when that is not known here.
   *
   * @throws NeedsReading when it was stored, and what it says is not known here
   */
  stored: (opId: string) => StoredOp | null | undefined;
  /** The id of a new key to seal under; undefined when none is made yet. */
  newKey: () => string | undefined;
  /** @throws NeedsReading when older edits are needed than are kept here */
  editsAfter: (actor: Actor, stream: StreamState, rev: number) => AcceptedBefore[];
}

/** Edits of a text with `after` < rev ≤ `upTo`. */
export interface EditRange {
  streamId: string;
  after: number;
  upTo: number;
}

/** Deciding needs something that has to be read first; the batch is prepared again when it is there. */
export class NeedsReading extends Error {
  constructor(readonly what: 'stored ops' | 'keys' | EditRange) {
    super('deciding needs reading');
  }
}
