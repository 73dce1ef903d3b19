import type { Audience } from '#contract';
import type { Change } from './change.js';
import type { Words } from './words.js';

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
  /** The erasure that hides what it held. */
  erasure: string | null;
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

/** A row of one of the subject's tables. Its `words` go to the database as the columns `key_id`, and `words` in base64. */
export interface ProjectionRow {
  readonly [column: string]: unknown;
  readonly words?: Words;
}

/** One batch of one plan: stored whole when the head is still at `expectedSeq`, and not at all otherwise. */
export interface Batch {
  planId: string;
  expectedSeq: number;
  at: number;
  changes: readonly Change[];
  streams: readonly StreamRow[];
  snapshots: readonly SnapshotRow[];
  projections: readonly (readonly ProjectionRow[])[];
}

/** A statement with its values. The name lets the database keep its plan. */
export interface AppendStatement {
  name: string;
  text: string;
  values: unknown[];
}
