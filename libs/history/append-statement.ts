import type { Audience } from '#contract';
import { CHANGE_KINDS, type Change } from './change.js';
import { oneEditOf, oneEditStatement } from './one-edit-statement.js';

/** The current state of a stream after a batch. `value` is what its owner made of it, in bytes. */
export interface StreamRow {
  streamId: string;
  item: string;
  field: string;
  audience: Audience;
  closed: boolean;
  rev: number;
  hash: Buffer;
  value: Buffer;
}

export interface SnapshotRow {
  streamId: string;
  rev: number;
  value: Buffer;
}

/** Rows of the subject's own tables that change in the same statement: `rows` is a JSON array. */
export interface Projection {
  name: string;
  /** Body of a common table expression over `head` and the JSON array in the given parameter. */
  sql: (parameter: string) => string;
}

/** One batch: it is stored whole when the head is still at `expectedSeq`, and not at all otherwise. */
export interface Batch {
  planId: string;
  expectedSeq: number;
  at: number;
  changes: readonly Change[];
  streams: readonly StreamRow[];
  snapshots: readonly SnapshotRow[];
  projections: readonly (readonly unknown[])[];
}

/** A statement with its values. The name lets the database keep its plan. */
export interface AppendStatement {
  name: string;
  text: string;
  values: unknown[];
}

/**
 * One guarded statement (ADR 2): move the head where it is still what was expected, insert the changes, bring the
 * current state up to date. No row back: somebody else was first, or the time was off. Parts without rows are left
 * out: most batches hold text edits alone, and opening a table costs about as much as writing one row to it.
 */
export function appendStatement(batch: Batch, projections: readonly Projection[]): AppendStatement {
  const one = oneEditOf(batch);
  if (one) return oneEditStatement(batch, one);
  const parts = [
    { name: 'snapshots', sql: snapshotSql, rows: batch.snapshots.map(snapshotRow) },
    ...projections.map((projection, index) => ({
      ...projection,
      rows: batch.projections[index] ?? [],
    })),
  ].filter(({ rows }) => rows.length > 0);
  const extra = parts.map(
    ({ name, sql }, index) => `, ${name} AS (${sql(`$${FIXED_PARAMETERS + 1 + index}`)})`,
  );
  return {
    name: ['append', ...parts.map(({ name }) => name)].join('-'),
    text: `${FIXED_SQL}${extra.join('')} SELECT plan_id FROM head`,
    values: [...fixedValues(batch), ...parts.map(({ rows }) => JSON.stringify(rows))],
  };
}

const FIXED_PARAMETERS = 25;

const FIXED_SQL = `
    WITH head AS (
      UPDATE plan_head SET seq = $3, at = to_timestamp($4::float8 / 1000)
      WHERE plan_id = $1 AND seq = $2
        AND to_timestamp($4::float8 / 1000) BETWEEN clock_timestamp() - interval '2 seconds'
                                                AND clock_timestamp() + interval '2 seconds'
      RETURNING plan_id
    ), changes AS (
      INSERT INTO change (plan_id, seq, stream_id, rev, op_id, kind, at, actor_id, org_id, format, body,
                          body_commitment, actor_commitment, prev_hash, hash)
      SELECT head.plan_id, c.seq, c.stream_id, c.rev, c.op_id, c.kind, to_timestamp($4::float8 / 1000),
             c.actor_id, c.org_id, c.format, c.body, c.body_commitment, c.actor_commitment, c.prev_hash, c.hash
      FROM head, unnest($5::bigint[], $6::uuid[], $7::bigint[], $8::uuid[], $9::smallint[], $10::uuid[],
                        $11::uuid[], $12::smallint[], $13::bytea[], $14::bytea[], $15::bytea[], $16::bytea[],
                        $17::bytea[])
        AS c (seq, stream_id, rev, op_id, kind, actor_id, org_id, format, body, body_commitment,
              actor_commitment, prev_hash, hash)
    ), streams AS (
      INSERT INTO stream (plan_id, stream_id, item_id, field, audience, closed, rev, hash, value)
      SELECT head.plan_id, s.* FROM head, unnest($18::uuid[], $19::uuid[], $20::text[], $21::jsonb[],
        $22::boolean[], $23::bigint[], $24::bytea[], $25::bytea[]) AS s
      ON CONFLICT (plan_id, stream_id)
      DO UPDATE SET closed = EXCLUDED.closed, rev = EXCLUDED.rev, hash = EXCLUDED.hash, value = EXCLUDED.value
    )`;

function snapshotSql(rows: string): string {
  return `
    INSERT INTO snapshot (plan_id, stream_id, rev, value)
    SELECT head.plan_id, (s->>'stream')::uuid, (s->>'rev')::bigint, decode(s->>'value', 'base64')
    FROM head, jsonb_array_elements(${rows}::jsonb) AS s`;
}

function snapshotRow({ streamId, rev, value }: SnapshotRow): Record<string, unknown> {
  return { stream: streamId, rev, value: value.toString('base64') };
}

function fixedValues(batch: Batch): unknown[] {
  const { changes, streams } = batch;
  return [
    batch.planId,
    batch.expectedSeq,
    batch.expectedSeq + changes.length,
    batch.at,
    changes.map((c) => c.seq),
    changes.map((c) => c.streamId),
    changes.map((c) => c.rev),
    changes.map((c) => c.opId),
    changes.map((c) => CHANGE_KINDS[c.kind]),
    changes.map((c) => c.person),
    changes.map((c) => c.organisation),
    changes.map((c) => c.format),
    changes.map((c) => c.body),
    changes.map((c) => c.bodyCommitment),
    changes.map((c) => c.actorCommitment),
    changes.map((c) => c.prevHash),
    changes.map((c) => c.hash),
    streams.map((s) => s.streamId),
    streams.map((s) => s.item),
    streams.map((s) => s.field),
    streams.map((s) => JSON.stringify(s.audience)),
    streams.map((s) => s.closed),
    streams.map((s) => s.rev),
    streams.map((s) => s.hash),
    streams.map((s) => s.value),
  ];
}
