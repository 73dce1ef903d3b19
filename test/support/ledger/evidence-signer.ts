import { generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  appendLeaf,
  CHECKPOINT,
  cosign,
  EMPTY_RANGE,
  HeadsTree,
  HeadTable,
  HeldSubtrees,
  leafHash,
  LOG_HEAD,
  proveConsistency,
  proveInclusion,
  RESTORE,
  rootOf,
  signingKey,
  type CompactRange,
  type RestoreEvidence,
  type SigningKey,
  type StreamHead,
} from '#ledger';
import type { Evidence, EvidenceSource } from '#export';
import { query } from '../log-check.js';

const MINUTE = 60_000;

export function newSigningKey(): SigningKey {
  return signingKey(generateKeyPairSync('ed25519').privateKey);
}

/** A file of trusted keys, as its text. */
export function keysFileOf(
  signers: Record<string, SigningKey>,
  witnesses: Record<string, SigningKey>,
): string {
  const listed = (keys: Record<string, SigningKey>) =>
    Object.entries(keys).map(([name, { publicKey }]) => {
      const { x = '' } = publicKey.export({ format: 'jwk' });
      return { name, key: Buffer.from(x, 'base64url').toString('hex') };
    });
  return `${JSON.stringify({ signers: listed(signers), witnesses: listed(witnesses) }, null, 2)}\n`;
}

/**
 * A signer as `docs/spec/ledger.md` has it, in a few lines: reads every head from the database and signs a checkpoint of them,
 * at the end of a log that was put back once.
 */
export class EvidenceSigner implements EvidenceSource {
  /** @param wasRestored whether a backup was put back, early in the log that `newest` begins */
  constructor(private readonly wasRestored = true) {}

  readonly key = newSigningKey();
  readonly witness = newSigningKey();
  /** Where to read the heads; set once the database is there. */
  databaseUrl = '';
  /** It signs nothing more: what it signed last is still the newest there is. */
  isAway = false;
  private last: Evidence | undefined;
  private readonly subtrees = new HeldSubtrees();
  private range: CompactRange = EMPTY_RANGE;
  private at = 0;
  private readonly restores: { number: number; bytes: Buffer }[] = [];

  get keysFile(): string {
    return keysFileOf({ Ondertekenaar: this.key }, { Getuige: this.witness });
  }

  async newest(): Promise<Evidence> {
    if (!this.isAway || !this.last) this.last = await this.signNext();
    return this.last;
  }

  /** Signs a checkpoint of these heads. @param at Unix milliseconds on a whole minute, after that of the one before */
  async sign(heads: readonly StreamHead[], at: number): Promise<Evidence> {
    const table = new HeadTable();
    const ordered = heads.toSorted((a, b) => (a.streamId < b.streamId ? -1 : 1));
    for (const { streamId, rev, head } of ordered) table.add({ streamId, rev, head });
    const tree = new HeadsTree(table, randomBytes(32));
    const number = this.range.size;
    const checkpoint = CHECKPOINT.sign({ number, at, headsRoot: tree.root }, this.key);
    this.append(checkpoint, at);
    const logHead = LOG_HEAD.sign({ size: number + 1, at, root: rootOf(this.range) }, this.key);
    return {
      logHead,
      cosignatures: [cosign(logHead, [this.key], this.witness)],
      checkpoint,
      checkpointAt: at,
      inclusion: await proveInclusion(this.subtrees.source, number, number + 1),
      restores: await Promise.all(this.restores.map((restore) => this.recorded(restore))),
      keyIds: [this.key.id, this.witness.id],
      prove: (stream) => Promise.resolve(tree.prove(stream)),
      goesOnFrom: async (size) => (size <= number + 1 ? this.consistencyFrom(size) : undefined),
    };
  }

  /** Says that a backup was put back, which keeps all leaves so far and everything until a moment. */
  restore(at: number, keptUntil: number): void {
    const number = this.range.size;
    const told = { number, at, keptUntil, root: rootOf(this.range), reason: 'HARDWARE' } as const;
    const bytes = RESTORE.sign(told, this.key);
    this.restores.push({ number, bytes });
    this.append(bytes, at);
  }

  /** Shows that the log of so many leaves is the beginning of the one that there is. */
  consistencyFrom(size: number): Promise<Buffer[]> {
    return proveConsistency(this.subtrees.source, size, this.range.size);
  }

  private async signNext(): Promise<Evidence> {
    const heads = await this.heads();
    const lastAt = Math.max(...heads.map(({ at }) => at));
    if (this.range.size === 0) await this.begin(lastAt);
    return this.sign(heads, Math.max(this.at + MINUTE, Math.ceil(lastAt / MINUTE) * MINUTE));
  }

  /** The log of a younger installation: three checkpoints of nothing, and a backup that was put back after the second. */
  private async begin(lastAt: number): Promise<void> {
    const from = Math.floor(lastAt / MINUTE) * MINUTE - 60 * MINUTE;
    for (const number of [0, 1]) await this.sign([], from + number * MINUTE);
    if (this.wasRestored) this.restore(from + 2 * MINUTE, from + MINUTE);
  }

  private append(bytes: Buffer, at: number): void {
    const { range, completed } = appendLeaf(this.range, leafHash(bytes));
    this.subtrees.keep(completed);
    this.range = range;
    this.at = at;
  }

  private async recorded({
    number,
    bytes,
  }: {
    number: number;
    bytes: Buffer;
  }): Promise<RestoreEvidence> {
    const { size } = this.range;
    return {
      bytes,
      inclusion: await proveInclusion(this.subtrees.source, number, size),
      consistency: await proveConsistency(this.subtrees.source, number, size),
    };
  }

  private async heads(): Promise<(StreamHead & { at: number })[]> {
    const rows = await query(this.databaseUrl, async (client) => {
      const found = await client.query<{ stream_id: string; rev: string; hash: Buffer; at: Date }>(
        `SELECT DISTINCT ON (stream_id) stream_id, rev, hash, at FROM change ORDER BY stream_id, rev DESC`,
      );
      return found.rows;
    });
    return rows.map(({ stream_id: streamId, rev, hash, at }) => ({
      streamId,
      rev: Number(rev),
      head: hash,
      at: at.getTime(),
    }));
  }
}
