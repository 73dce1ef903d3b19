import { readBody } from './chain.js';
import { changeKindOf, type Change } from './change.js';

export const CHANGE_COLUMNS = `seq, stream_id, rev, op_id, kind, at, actor_id, org_id, format, body,
  body_commitment, actor_commitment, prev_hash, hash`;

/** A row as the driver gives it: bigint comes as text. */
export interface ChangeRow {
  seq: string;
  stream_id: string;
  rev: string;
  op_id: string;
  kind: number;
  at: Date;
  actor_id: string;
  org_id: string;
  format: number;
  body: Buffer;
  body_commitment: Buffer;
  actor_commitment: Buffer;
  prev_hash: Buffer;
  hash: Buffer;
}

export function changeOf(row: ChangeRow): Change {
  const { value, genesis } = readBody(row.format, row.body);
  return {
    seq: Number(row.seq),
    streamId: row.stream_id,
    rev: Number(row.rev),
    opId: row.op_id,
    kind: changeKindOf(row.kind),
    at: row.at.getTime(),
    person: row.actor_id,
    organisation: row.org_id,
    value,
    ...(genesis && { genesis }),
    format: row.format,
    body: row.body,
    bodyCommitment: row.body_commitment,
    actorCommitment: row.actor_commitment,
    prevHash: row.prev_hash,
    hash: row.hash,
  };
}
