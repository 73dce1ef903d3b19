import { createHash, createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';
import { CHANGE_KINDS, type Change, type Genesis, type NewChange } from './change.js';
import { randomSlice } from './random-pool.js';

/** Format 2: canonical JSON, sealed with AES-256-GCM. (1 was the same in the clear, and is read no more.) */
const SEALED_FORMAT = 2;

/** What a body holds: the value, and the salts that its commitments were made with (L-62). */
export interface ChangeBody {
  salt: string;
  actorSalt: string;
  value: unknown;
  genesis?: Genesis & { salt: string };
}

export interface LinkPosition {
  seq: number;
  rev: number;
  at: number;
  keyId: string;
  /** Hash of the change before it in the stream; undefined for the first one. */
  prevHash: Buffer | undefined;
}

/** Numbers, salts and chains a change (L-61). The first change of a stream hangs from its genesis (L-63). */
export function link(change: NewChange, position: LinkPosition): Change {
  const salt = newSalt();
  const actorSalt = newSalt();
  const genesis = change.genesis && { salt: newSalt(), ...change.genesis };
  const prevHash = position.prevHash ?? (genesis && genesisHash(genesis));
  if (!prevHash) throw new Error('the first change of a stream needs a genesis');
  // Written once: it is both what is kept and what is committed to.
  const value = canonical(change.value);
  const linked = {
    ...change,
    seq: position.seq,
    rev: position.rev,
    at: position.at,
    keyId: position.keyId,
    prevHash,
    format: SEALED_FORMAT,
    body: bodyBytes({ salt, actorSalt, genesis, value }),
    bodyCommitment: commitmentOf(salt, value),
    actorCommitment: commitment(actorSalt, { person: change.person }),
  };
  return { ...linked, hash: linkHash(linked) };
}

/** Whether two values are the same JSON, in whatever order their keys stand. */
export function sameJson(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/** SHA-256 over the fixed-width fields of L-61; integers are big-endian. */
export function linkHash(
  change: Omit<Change, 'hash' | 'seq' | 'opId' | 'keyId' | 'body' | 'value'>,
): Buffer {
  const fixed = Buffer.allocUnsafe(148);
  fixed.writeUInt16BE(change.format, 0);
  writeUuid(fixed, change.streamId, 2);
  fixed.writeBigUInt64BE(BigInt(change.rev), 18);
  change.prevHash.copy(fixed, 26);
  fixed.writeBigUInt64BE(BigInt(change.at), 58);
  fixed.writeUInt16BE(CHANGE_KINDS[change.kind], 66);
  writeUuid(fixed, change.organisation, 68);
  change.actorCommitment.copy(fixed, 84);
  change.bodyCommitment.copy(fixed, 116);
  return createHash('sha256').update(fixed).digest();
}

/** The salted commitment that the first link of a stream hangs from. */
export function genesisHash({ salt, ...genesis }: Genesis & { salt: string }): Buffer {
  return commitment(salt, genesis);
}

/** HMAC-SHA-256 of the canonical JSON (RFC 8785) under a 32-byte salt: tells nothing to who lacks the salt. */
export function commitment(salt: string, value: unknown): Buffer {
  return commitmentOf(salt, canonical(value));
}

function commitmentOf(salt: string, canonicalValue: string): Buffer {
  return createHmac('sha256', Buffer.from(salt, 'base64url')).update(canonicalValue).digest();
}

/** The canonical JSON of a ChangeBody whose value is canonical JSON already. */
function bodyBytes(body: {
  salt: string;
  actorSalt: string;
  genesis: unknown;
  value: string;
}): Buffer {
  const genesis = body.genesis === undefined ? '' : `"genesis":${canonical(body.genesis)},`;
  return Buffer.from(
    `{"actorSalt":"${body.actorSalt}",${genesis}"salt":"${body.salt}","value":${body.value}}`,
  );
}

/** The body as it was committed to. The one place that turns its bytes, unsealed, into a readable value. */
export function readBody(format: number, body: Buffer): ChangeBody {
  if (format !== SEALED_FORMAT) throw new Error(`unknown format ${format}`);
  return JSON.parse(body.toString()) as ChangeBody;
}

function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('a value that is not JSON cannot be committed to');
  return text;
}

function newSalt(): string {
  return randomSlice(32).toString('base64url');
}

function writeUuid(target: Buffer, uuid: string, offset: number): void {
  target.write(uuid.replaceAll('-', ''), offset, 16, 'hex');
}
