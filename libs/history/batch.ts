import type { Audience } from '#contract';
import type { Change } from './change.js';

/** The current state of a stream after a batch. `value` is what its owner made of it, in bytes. */
export interface StreamRow {
  streamId: string;
  item: string;
  field: string;
  audience: Audience;
  /** Who, of those, may read a field with an audience of its own; null for any other stream. */
  narrowed: Audience | null;
  closed: boolean;
  rev: number;
  hash: Buffer;
  keyId: string;
  value: Buffer;
}

export interface SnapshotRow {
  streamId: string;
  keyId: string;
  rev: number;
  value: Buffer;
}

/** Rows of the subject's own tables that change in the same statement: `rows` is a JSON array. */
export interface Projection {
  name: string;
  /** Body of a common table expression over `head` and the JSON array in the parameter; each row has its plan_id. */
  sql: (parameter: string) => string;
}

/** One batch of one plan: stored whole when the head is still at `expectedSeq`, and not at all otherwise. */
export interface Batch {
  planId: string;
  expectedSeq: number;
  at: number;
  changes: readonly Change[];
  streams: readonly StreamRow[];
  snapshots: readonly SnapshotRow[];
  projections: readonly (readonly object[])[];
}

/** A statement with its values. The name lets the database keep its plan. */
export interface AppendStatement {
  name: string;
  text: string;
  values: unknown[];
}
