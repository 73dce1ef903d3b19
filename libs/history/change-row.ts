import { readBody, type ChangeBody } from './chain.js';
import { changeKindOf, type Change } from './change.js';
import type { KeyRing } from './keys/key-ring.js';
import { openedOrErased } from './sealing.js';

export const CHANGE_COLUMNS = `plan_id, seq, stream_id, rev, op_id, kind, at, actor_id, org_id, key_id, format, body,
  body_commitment, actor_commitment, prev_hash, hash`;

/** A row as the driver gives it: bigint comes as text. */
export interface ChangeRow {
  plan_id: string;
  seq: string;
  stream_id: string;
  rev: string;
  op_id: string;
  kind: number;
  at: Date;
  actor_id: string;
  org_id: string;
  key_id: string;
  format: number;
  body: Buffer;
  body_commitment: Buffer;
  actor_commitment: Buffer;
  prev_hash: Buffer;
  hash: Buffer;
}

/** Rows as changes, with their bodies open, where they were not erased. @throws KeysMissing */
export async function changesOf(keys: KeyRing, rows: readonly ChangeRow[]): Promise<Change[]> {
  const bodies = await openedOrErased(keys, 'BODY', rows, ({ body }) => body);
  return rows.map((row, index) => changeOf(row, bodies[index]));
}

/** An erased change keeps its sealed bytes: nobody opens them, and they are what the log holds. */
function changeOf(row: ChangeRow, clear: Buffer | undefined): Change {
  const read: Partial<ChangeBody> = clear ? readBody(row.format, clear) : {};
  const { value, genesis } = read;
  const body = clear ?? row.body;
  return {
    ...(!clear && { erased: true }),
    seq: Number(row.seq),
    streamId: row.stream_id,
    rev: Number(row.rev),
    opId: row.op_id,
    kind: changeKindOf(row.kind),
    at: row.at.getTime(),
    person: row.actor_id,
    organisation: row.org_id,
    keyId: row.key_id,
    value,
    ...(genesis && { genesis }),
    format: row.format,
    body,
    bodyCommitment: row.body_commitment,
    actorCommitment: row.actor_commitment,
    prevHash: row.prev_hash,
    hash: row.hash,
  };
}
