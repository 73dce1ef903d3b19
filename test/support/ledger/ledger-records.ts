import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What opens a commitment, or why nothing does. */
export interface Opening {
  commitment: string;
  salt?: string;
  person?: string;
  value?: unknown;
  state?: string;
}

export interface ChangeRecord {
  type: 'change';
  stream: string;
  rev: number;
  kind: string;
  at: string;
  organisation: string;
  format: number;
  previous: string;
  hash: string;
  actor: Opening;
  body: Opening;
  genesis?: {
    salt: string;
    item: string;
    field: string;
    audience: unknown;
    narrowed?: unknown;
    closed: string;
  };
}

/** The lines of a file as objects, without its last one, which `fileOf` makes anew. */
export interface LedgerRecords {
  header: { type: 'header'; plan: string; keys: string[]; at: string };
  checkpoint: CheckpointRecord | undefined;
  changes: ChangeRecord[];
  heads: { type: 'head'; proof: string }[];
}

export interface CheckpointRecord {
  type: 'checkpoint';
  logHead: string;
  cosignatures: string[];
  checkpoint: string;
  inclusion: string;
  restores: { statement: string; inclusion: string; consistency: string }[];
  seen: { size: number; consistency: string } | null;
}

type AnyRecord =
  | LedgerRecords['header']
  | CheckpointRecord
  | ChangeRecord
  | LedgerRecords['heads'][number]
  | { type: 'end' };

export function recordsOf(file: Buffer): LedgerRecords {
  const lines = file.toString().trimEnd().split('\n');
  const all = lines.map((line) => JSON.parse(line) as AnyRecord);
  const [header] = all;
  if (header?.type !== 'header') throw new Error('a file without a header');
  return {
    header,
    checkpoint: all.find((record) => record.type === 'checkpoint'),
    changes: all.filter((record) => record.type === 'change'),
    heads: all.filter((record) => record.type === 'head'),
  };
}

/** The file that these records are, with a last line that fits them: whoever tampers makes that, too. */
export function fileOf({ header, checkpoint, changes, heads }: LedgerRecords): Buffer {
  const records = [header, ...(checkpoint ? [checkpoint] : []), ...changes, ...heads];
  const text = records.map((record) => `${canonicalize(record)}\n`).join('');
  const digest = createHash('sha256').update(text).digest('hex');
  const end = { type: 'end', changes: changes.length, digest };
  return Buffer.from(`${text}${canonicalize(end)}\n`);
}

/** Records to tamper with, of which nothing is shared with these. */
export function copyOf(records: LedgerRecords): LedgerRecords {
  return structuredClone(records);
}

/** As a reader gets them of a server without a signer. */
export function withoutEvidence({ header, changes }: LedgerRecords): LedgerRecords {
  return { header: { ...header, keys: [] }, checkpoint: undefined, changes, heads: [] };
}

/** The streams that most happened in, and no others: what a reader of fewer items would get. */
export function withStreams(records: LedgerRecords, count: number): LedgerRecords {
  const lengths = new Map<string, number>();
  for (const { stream } of records.changes) lengths.set(stream, (lengths.get(stream) ?? 0) + 1);
  const longest = [...lengths].sort((a, b) => b[1] - a[1]).slice(0, count);
  const kept = new Set(longest.map(([stream]) => stream));
  return {
    ...records,
    changes: records.changes.filter(({ stream }) => kept.has(stream)),
    heads: records.heads.filter(({ proof }) => kept.has(streamIn(proof))),
  };
}

/** The stream that a proof is of (G-24). */
export function streamIn(proof: string): string {
  const hex = Buffer.from(proof, 'base64url').toString('hex', 60, 76);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
