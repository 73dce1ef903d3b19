import type { AppendStatement, Batch, Projection, SnapshotRow } from './batch.js';
import { CHANGE_KINDS } from './change.js';
import { oneEditOf, oneEditStatement } from './one-edit-statement.js';

/**
 * One guarded statement (ADR 2): move each head where it is still what was expected, insert the changes, bring the
 * current state up to date. A plan that does not come back was overtaken, or its time was off. Parts without rows are
 * left out: most batches hold text edits alone, and opening a table costs about as much as writing one row to it.
 */
export function appendStatement(
  batches: readonly Batch[],
  projections: readonly Projection[],
): AppendStatement {
  const one = oneEditOf(batches);
  if (one) return oneEditStatement(one);
  const parts = [
    {
      name: 'snapshots',
      sql: snapshotSql,
      rows: rowsOf(batches, (batch) => batch.snapshots.map(snapshotRow)),
    },
    ...projections.map((projection, index) => ({
      ...projection,
      rows: rowsOf(batches, (batch) => batch.projections[index] ?? []),
    })),
  ]
    .map((part, place) => ({ ...part, place }))
    .filter(({ rows }) => rows.length > 0);
  const extra = parts.map(
    ({ name, sql }, index) => `, ${name} AS (${sql(`$${FIXED_PARAMETERS + 1 + index}`)})`,
  );
  return {
    // By place and not by name: PostgreSQL reads 63 characters of it.
    name: ['append', ...parts.map(({ place }) => place)].join('-'),
    text: `${FIXED_SQL}${extra.join('')} SELECT plan_id FROM head`,
    values: [...fixedValues(batches), ...parts.map(({ rows }) => JSON.stringify(rows))],
  };
}

const FIXED_PARAMETERS = 31;

const FIXED_SQL = `
    WITH expected AS (
      SELECT plan_id, expected_seq, reached_seq, to_timestamp(ms / 1000) AS at
      FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::float8[]) AS e (plan_id, expected_seq, reached_seq, ms)
    ), head AS (
      UPDATE plan_head SET seq = reached_seq, at = expected.at FROM expected
      WHERE plan_head.plan_id = expected.plan_id AND seq = expected_seq
        AND expected.at BETWEEN clock_timestamp() - interval '2 seconds' AND clock_timestamp() + interval '2 seconds'
      RETURNING plan_head.plan_id, plan_head.at
    ), changes AS (
      INSERT INTO change (plan_id, seq, stream_id, rev, op_id, kind, at, actor_id, org_id, key_id, format, body,
                          body_commitment, actor_commitment, prev_hash, hash)
      SELECT c.plan_id, c.seq, c.stream_id, c.rev, c.op_id, c.kind, head.at, c.actor_id, c.org_id, c.key_id, c.format, c.body,
             c.body_commitment, c.actor_commitment, c.prev_hash, c.hash
      FROM unnest($5::uuid[], $6::bigint[], $7::uuid[], $8::bigint[], $9::uuid[], $10::smallint[], $11::uuid[],
                  $12::uuid[], $13::smallint[], $14::bytea[], $15::bytea[], $16::bytea[], $17::bytea[], $18::bytea[],
                  $19::uuid[])
        AS c (plan_id, seq, stream_id, rev, op_id, kind, actor_id, org_id, format, body, body_commitment,
              actor_commitment, prev_hash, hash, key_id)
      JOIN head USING (plan_id)
    ), streams AS (
      INSERT INTO stream (plan_id, stream_id, item_id, field, audience, narrowed, closed, rev, hash, value,
                          key_id, erasure)
      SELECT s.* FROM unnest($20::uuid[], $21::uuid[], $22::uuid[], $23::text[], $24::jsonb[], $25::jsonb[],
                             $26::boolean[], $27::bigint[], $28::bytea[], $29::bytea[], $30::uuid[], $31::uuid[])
        AS s (plan_id, stream_id, item_id, field, audience, narrowed, closed, rev, hash, value, key_id, erasure)
      JOIN head USING (plan_id)
      ON CONFLICT (plan_id, stream_id)
      DO UPDATE SET closed = EXCLUDED.closed, rev = EXCLUDED.rev, hash = EXCLUDED.hash, value = EXCLUDED.value,
                    erasure = EXCLUDED.erasure
    )`;

function snapshotSql(rows: string): string {
  return `
    INSERT INTO snapshot (plan_id, stream_id, rev, key_id, value)
    SELECT plan_id, s.stream_id, s.rev, s.key_id, decode(s.value, 'base64')
    FROM jsonb_to_recordset(${rows}::jsonb) AS s (plan_id uuid, stream_id uuid, rev bigint, key_id uuid, value text)
    JOIN head USING (plan_id)`;
}

function snapshotRow({ streamId, rev, keyId, value }: SnapshotRow): object {
  return { stream_id: streamId, rev, key_id: keyId, value: value.toString('base64') };
}

function rowsOf(batches: readonly Batch[], rows: (batch: Batch) => readonly object[]): object[] {
  return batches.flatMap((batch) => rows(batch).map((row) => ({ plan_id: batch.planId, ...row })));
}

function fixedValues(batches: readonly Batch[]): unknown[] {
  const changes = batches.flatMap(({ planId, changes: own }) =>
    own.map((change) => ({ planId, change })),
  );
  const streams = batches.flatMap(({ planId, streams: own }) =>
    own.map((stream) => ({ planId, stream })),
  );
  return [
    batches.map(({ planId }) => planId),
    batches.map(({ expectedSeq }) => expectedSeq),
    batches.map((batch) => batch.expectedSeq + batch.changes.length),
    batches.map(({ at }) => at),
    changes.map(({ planId }) => planId),
    changes.map(({ change }) => change.seq),
    changes.map(({ change }) => change.streamId),
    changes.map(({ change }) => change.rev),
    changes.map(({ change }) => change.opId),
    changes.map(({ change }) => CHANGE_KINDS[change.kind]),
    changes.map(({ change }) => change.person),
    changes.map(({ change }) => change.organisation),
    changes.map(({ change }) => change.format),
    changes.map(({ change }) => change.body),
    changes.map(({ change }) => change.bodyCommitment),
    changes.map(({ change }) => change.actorCommitment),
    changes.map(({ change }) => change.prevHash),
    changes.map(({ change }) => change.hash),
    changes.map(({ change }) => change.keyId),
    streams.map(({ planId }) => planId),
    streams.map(({ stream }) => stream.streamId),
    streams.map(({ stream }) => stream.item),
    streams.map(({ stream }) => stream.field),
    streams.map(({ stream }) => JSON.stringify(stream.audience)),
    streams.map(({ stream }) => stream.narrowed && JSON.stringify(stream.narrowed)),
    streams.map(({ stream }) => stream.closed),
    streams.map(({ stream }) => stream.rev),
    streams.map(({ stream }) => stream.hash),
    streams.map(({ stream }) => stream.value),
    streams.map(({ stream }) => stream.keyId),
    streams.map(({ stream }) => stream.erasure),
  ];
}
