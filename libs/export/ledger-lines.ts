import canonicalize from 'canonicalize';
import { committedValue, veilOfClosed, type RawChange, type StreamOutline } from '#history';
import type { Evidence } from './evidence.js';

/** Who a file is for, and of what. */
export interface FileHeader {
  plan: string;
  caseNumber: string;
  organisation: { id: string; name: string };
  function: string;
  /** From when on the organisation sees, where it does not see all; with `at` in Unix milliseconds. */
  from: number | null;
  at: number;
  evidence: Evidence | undefined;
}

/** The one way to write a record. */
function lineOf(record: Readonly<Record<string, unknown>>): string {
  return `${canonicalize(record)}\n`;
}

export function headerLine({ caseNumber, from, at, evidence, ...header }: FileHeader): string {
  const keys = [...new Set((evidence?.keyIds ?? []).map(hex))].sort();
  const moments = { from: from === null ? null : momentOf(from), at: momentOf(at) };
  const record = { ...header, ...moments, case: caseNumber, keys };
  return lineOf({ type: 'header', format: 'vangnet/export/1', ...record });
}

/** An earlier log, and what shows that the newest goes on from it. */
export interface SeenLog {
  size: number;
  consistency: readonly Buffer[];
}

export function checkpointLine(evidence: Evidence, seen?: SeenLog): string {
  return lineOf({
    type: 'checkpoint',
    logHead: text(evidence.logHead),
    cosignatures: evidence.cosignatures.map(text),
    checkpoint: text(evidence.checkpoint),
    inclusion: path(evidence.inclusion),
    restores: evidence.restores.map(({ bytes, inclusion, consistency }) => ({
      statement: text(bytes),
      inclusion: path(inclusion),
      consistency: path(consistency),
    })),
    seen: seen ? { size: seen.size, consistency: path(seen.consistency) } : null,
  });
}

/**
 * A change as its reader gets it. `outline` is what the database files its stream under, and not what the
 * stream says it began with: that these are the same is for the verifier to find. `isClosed` says that nobody gets its body.
 */
export function changeLine(change: RawChange, outline: StreamOutline, isClosed: boolean): string {
  const { body } = change;
  const isOpen = typeof body !== 'string';
  const state = isOpen ? undefined : body.toLowerCase();
  const genesis = isOpen && change.rev === 1 && body.genesis;
  return lineOf({
    type: 'change',
    stream: change.streamId,
    rev: change.rev,
    kind: change.kind,
    at: momentOf(change.at),
    organisation: change.organisation,
    format: change.format,
    previous: hex(change.prevHash),
    hash: hex(change.hash),
    actor: {
      commitment: hex(change.actorCommitment),
      ...(isOpen ? { person: change.person, salt: body.actorSalt } : { state }),
    },
    body: {
      commitment: hex(change.bodyCommitment),
      ...(isOpen && !isClosed
        ? { salt: body.salt, value: committedValue(body) }
        : { state: state ?? 'closed' }),
    },
    ...(genesis && {
      genesis: {
        salt: genesis.salt,
        item: outline.item,
        field: outline.field,
        audience: outline.audience,
        ...(outline.narrowed && { narrowed: outline.narrowed }),
        closed: veilOfClosed(genesis).veiled,
      },
    }),
  });
}

export function headLine(proof: Buffer): string {
  return lineOf({ type: 'head', proof: text(proof) });
}

/** `digest` is SHA-256 over all bytes before. */
export function endLine(changes: number, digest: Buffer): string {
  return lineOf({ type: 'end', changes, digest: hex(digest) });
}

function momentOf(at: number): string {
  return new Date(at).toISOString();
}

function hex(bytes: Buffer): string {
  return bytes.toString('hex');
}

function text(bytes: Buffer): string {
  return bytes.toString('base64url');
}

function path(hashes: readonly Buffer[]): string {
  return text(Buffer.concat(hashes));
}
