import { hash } from 'node:crypto';

/** What stands in the clear of a change, as the driver gives it: bigint comes as text. */
export interface LinkRow {
  plan_id: string;
  seq: string;
  stream_id: string;
  rev: string;
  kind: number;
  /** Unix milliseconds. */
  ms: string;
  org_id: string;
  format: number;
  body_commitment: Buffer;
  actor_commitment: Buffer;
  prev_hash: Buffer;
  hash: Buffer;
}

export const LINK_COLUMNS = `change.plan_id, change.seq, stream_id, rev, kind, ${msOf('at')} AS ms, org_id, format,
  body_commitment, actor_commitment, prev_hash, hash`;

/** The hash that a change must have (L-61), worked out from the page and not with the server's code. */
export function linkHashOf(row: LinkRow): Buffer {
  const bytes = Buffer.alloc(148);
  bytes.writeUInt16BE(row.format, 0);
  bytes.write(row.stream_id.replaceAll('-', ''), 2, 'hex');
  bytes.writeBigUInt64BE(BigInt(row.rev), 18);
  row.prev_hash.copy(bytes, 26);
  bytes.writeBigUInt64BE(BigInt(row.ms), 58);
  bytes.writeUInt16BE(row.kind, 66);
  bytes.write(row.org_id.replaceAll('-', ''), 68, 'hex');
  row.actor_commitment.copy(bytes, 84);
  row.body_commitment.copy(bytes, 116);
  return hash('sha256', bytes, 'buffer');
}

/** The same, by the database: for looking at a head of each stream again without fetching it. */
export const LINK_HASH_SQL = `sha256(int2send(format) || uuid_send(stream_id) || int8send(rev) || prev_hash
  || int8send(${msOf('at')}) || int2send(kind) || uuid_send(org_id) || actor_commitment || body_commitment)`;

function msOf(column: string): string {
  return `floor(extract(epoch FROM ${column}) * 1000)::bigint`;
}
