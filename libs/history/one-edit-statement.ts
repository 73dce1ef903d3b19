import type { AppendStatement, Batch, StreamRow } from './batch.js';
import { CHANGE_KINDS, type Change } from './change.js';

interface OneEdit {
  batch: Batch;
  change: Change;
  stream: StreamRow;
}

/** The batch of somebody who types alone: one change, of a stream that exists, and nothing else. */
export function oneEditOf(batches: readonly Batch[]): OneEdit | undefined {
  const [batch] = batches;
  if (!batch || batches.length > 1) return undefined;
  const { changes, streams, snapshots, projections } = batch;
  const [change] = changes;
  const [stream] = streams;
  const alone = changes.length === 1 && streams.length === 1 && snapshots.length === 0;
  if (!change || !stream || !alone || change.rev === 1) return undefined;
  return projections.every((rows) => rows.length === 0) ? { batch, change, stream } : undefined;
}

/**
 * The guarded append for that batch, without arrays and without looking whether the stream exists: half the
 * database's work. It must do exactly what `appendStatement` does.
 */
export function oneEditStatement({ batch, change, stream }: OneEdit): AppendStatement {
  return {
    name: 'append-one',
    text: SQL,
    values: [
      batch.planId,
      batch.expectedSeq,
      change.seq,
      batch.at,
      change.streamId,
      change.rev,
      change.opId,
      CHANGE_KINDS[change.kind],
      change.person,
      change.organisation,
      change.format,
      change.body,
      change.bodyCommitment,
      change.actorCommitment,
      change.prevHash,
      change.hash,
      stream.closed,
      stream.value,
      change.keyId,
    ],
  };
}

const SQL = `
    WITH head AS (
      UPDATE plan_head SET seq = $3, at = to_timestamp($4::float8 / 1000)
      WHERE plan_id = $1 AND seq = $2
        AND to_timestamp($4::float8 / 1000) BETWEEN clock_timestamp() - interval '2 seconds'
                                                AND clock_timestamp() + interval '2 seconds'
      RETURNING plan_id, at
    ), changes AS (
      INSERT INTO change (plan_id, seq, stream_id, rev, op_id, kind, at, actor_id, org_id, format, body,
                          body_commitment, actor_commitment, prev_hash, hash, key_id)
      SELECT plan_id, $3, $5, $6, $7, $8, at, $9, $10, $11, $12, $13, $14, $15, $16, $19 FROM head
    ), streams AS (
      UPDATE stream SET closed = $17, rev = $6, hash = $16, value = $18
      FROM head WHERE stream.plan_id = $1 AND stream.stream_id = $5
    )
    SELECT plan_id FROM head`;
