import { readBody, type ChangeBody } from './chain.js';
import { CHANGE_KINDS, type ChangeKind } from './change.js';
import type { ChangeRow } from './change-row.js';
import type { KeyRing } from './keys/key-ring.js';
import { BROKEN, ERASED, openedAsFarAs } from './sealing.js';

/** A row of the log as it stands there, for being checked: nothing in it is taken to be right. */
export interface RawChange {
  seq: number;
  streamId: string;
  rev: number;
  /** Its code where no kind has it. */
  kind: ChangeKind | number;
  /** Unix milliseconds. */
  at: number;
  person: string;
  organisation: string;
  format: number;
  bodyCommitment: Buffer;
  actorCommitment: Buffer;
  prevHash: Buffer;
  hash: Buffer;
  body: ChangeBody | typeof ERASED | typeof BROKEN;
}

const NAMES = new Map<number, ChangeKind>(
  (Object.keys(CHANGE_KINDS) as ChangeKind[]).map((kind) => [CHANGE_KINDS[kind], kind]),
);

/** Rows with their bodies as far as these open. @throws KeyStoreLost */
export async function rawChangesOf(
  keys: KeyRing,
  rows: readonly ChangeRow[],
): Promise<RawChange[]> {
  const bodies = await openedAsFarAs(keys, 'BODY', rows, ({ body }) => body);
  return rows.map((row, index) => ({
    seq: Number(row.seq),
    streamId: row.stream_id,
    rev: Number(row.rev),
    kind: NAMES.get(row.kind) ?? row.kind,
    at: row.at.getTime(),
    person: row.actor_id,
    organisation: row.org_id,
    format: row.format,
    bodyCommitment: row.body_commitment,
    actorCommitment: row.actor_commitment,
    prevHash: row.prev_hash,
    hash: row.hash,
    body: bodyIn(row.format, bodies[index] ?? BROKEN),
  }));
}

function bodyIn(format: number, clear: Buffer | typeof ERASED | typeof BROKEN): RawChange['body'] {
  if (clear === ERASED || clear === BROKEN) return clear;
  try {
    return readBody(format, clear);
  } catch {
    return BROKEN;
  }
}
