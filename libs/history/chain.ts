import { createHash, createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';
import { CHANGE_KINDS, type Change, type Genesis, type NewChange } from './change.js';
import { randomSlice } from './random-pool.js';
import { veiled, veiledIn, veilOf } from './veil.js';

/** Format 2: canonical JSON, sealed with AES-256-GCM. (1 was the same in the clear, and is read no more.) */
const SEALED_FORMAT = 2;

/** What a body holds: the value, and the salts that its commitments were made with (L-62). */
export interface ChangeBody {
  salt: string;
  actorSalt: string;
  value: unknown;
  /** Salts of the veiled parts of the value, by name; only where there are any. */
  veils?: Record<string, string>;
  genesis?: OpenGenesis;
}

/** A genesis with the salts of its commitment, and of the one of the closed stream within it. */
export type OpenGenesis = Genesis & { salt: string; closedSalt: string };

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
  const genesis = change.genesis && {
    salt: newSalt(),
    closedSalt: newSalt(),
    ...change.genesis,
  };
  const prevHash = position.prevHash ?? (genesis && genesisHash(genesis));
  if (!prevHash) throw new Error('the first change of a stream needs a genesis');
  const names = veiledIn(change.kind, change.value);
  const veils =
    names.length > 0 ? Object.fromEntries(names.map((name) => [name, newSalt()])) : undefined;
  // Mostly written once: it is both what is kept and what is committed to.
  const value = canonical(change.value);
  const committed = veils ? canonical(committedValue({ value: change.value, veils })) : value;
  const linked = {
    ...change,
    seq: position.seq,
    rev: position.rev,
    at: position.at,
    keyId: position.keyId,
    prevHash,
    format: SEALED_FORMAT,
    body: bodyBytes({ salt, actorSalt, genesis, value, veils }),
    bodyCommitment: commitmentOf(salt, committed),
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

/** The salted commitment that the first link of a stream hangs from (L-63). */
export function genesisHash({ salt, closedSalt, ...genesis }: OpenGenesis): Buffer {
  return commitment(salt, { ...genesis, closed: veilOfClosed({ closedSalt, ...genesis }) });
}

/** What stands in a genesis for the closed stream before it, or for there being none. */
export function veilOfClosed({ closed, closedSalt }: Pick<OpenGenesis, 'closed' | 'closedSalt'>) {
  return veilOf(commitment(closedSalt, closed));
}

/** What the commitment of a change is over: its value, with veils in place of some parts (L-62). */
export function committedValue({
  value,
  veils = {},
}: Pick<ChangeBody, 'value' | 'veils'>): unknown {
  const parts = value as Readonly<Record<string, unknown>>;
  const entries = Object.entries(veils).map(([name, salt]) => [
    name,
    veilOf(commitment(salt, parts[name])),
  ]);
  return veiled(value, Object.fromEntries(entries));
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
  veils: unknown;
}): Buffer {
  const genesis = body.genesis === undefined ? '' : `"genesis":${canonical(body.genesis)},`;
  const veils = body.veils === undefined ? '' : `,"veils":${canonical(body.veils)}`;
  return Buffer.from(
    `{"actorSalt":"${body.actorSalt}",${genesis}"salt":"${body.salt}","value":${body.value}${veils}}`,
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
