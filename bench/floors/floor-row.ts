import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';

/** The columns and keys of our own `change` table, and nothing else of it. */
export const CREATE_FLOOR_TABLE = `
  CREATE TABLE IF NOT EXISTS floor_change (
    plan_id uuid NOT NULL, seq bigint NOT NULL, stream_id uuid NOT NULL, rev bigint NOT NULL,
    op_id uuid NOT NULL, kind smallint NOT NULL, at timestamptz NOT NULL, actor_id uuid NOT NULL,
    org_id uuid NOT NULL, key_id uuid, format smallint NOT NULL, body bytea NOT NULL,
    body_commitment bytea NOT NULL, actor_commitment bytea NOT NULL, prev_hash bytea NOT NULL,
    hash bytea NOT NULL, PRIMARY KEY (plan_id, seq), UNIQUE (plan_id, stream_id, rev),
    UNIQUE (plan_id, op_id))`;

const COLUMNS = `plan_id, seq, stream_id, rev, op_id, kind, at, actor_id, org_id, format, body,
  body_commitment, actor_commitment, prev_hash, hash`;
const COLUMN_COUNT = 14;

const TEXT_EDITED = 11;

/** Bytes of the body of a text edit in our own log: two salts and a change set. */
const BODY_BYTES = 180;

interface FloorEdit {
  planId: string;
  seq: number;
  stream: string;
  rev: number;
  opId: string;
}

function floorValues(edit: FloorEdit): unknown[] {
  const actor = randomUUID();
  const hashes = randomBytes(128);
  return [
    edit.planId,
    edit.seq,
    edit.stream,
    edit.rev,
    edit.opId,
    TEXT_EDITED,
    actor,
    actor,
    1,
    randomBytes(BODY_BYTES),
    ...[0, 32, 64, 96].map((start) => hashes.subarray(start, start + 32)),
  ];
}

/** One statement that inserts so many rows and commits; prepared once per connection. */
export function floorInsert(edits: readonly FloorEdit[]): pg.QueryConfig {
  const rows = edits.map((_, row) => {
    const at = (column: number): string => `$${row * COLUMN_COUNT + column}`;
    const before = [1, 2, 3, 4, 5, 6].map(at).join(', ');
    const after = [7, 8, 9, 10, 11, 12, 13, 14].map(at).join(', ');
    return `(${before}, clock_timestamp(), ${after})`;
  });
  return {
    name: `floor-${edits.length}`,
    text: `INSERT INTO floor_change (${COLUMNS}) VALUES ${rows.join(', ')}`,
    values: edits.flatMap(floorValues),
  };
}
