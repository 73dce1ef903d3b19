import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { createPool, SIGNER_ROLE } from '#kernel';
import { LogFollower, type LogHead, type Restore, type SigningKey } from '#ledger';
import { LedgerStore } from '../../../apps/signer/log/ledger-store.js';
import type { Pace } from '../../../apps/signer/pace.js';
import { recordRestore } from '../../../apps/signer/record-restore.js';
import { makeSigningKey } from '../../../apps/signer/files/key-file.js';
import { Signer, type SignerDeps } from '../../../apps/signer/signer.js';
import { SignerFolder } from '../../../apps/signer/state/signer-folder.js';
import { growTree, type TreeRequest } from '../../../apps/signer/tree/grow-tree.js';

export const MINUTE = 60_000;
/** A whole minute, some days ago. */
export const START = Math.floor(Date.now() / MINUTE) * MINUTE - 5000 * MINUTE;
export const minute = (number: number): number => START + number * MINUTE;

/** Waits for nothing but what has to end by itself. */
export const AT_ONCE: Pace = {
  until: () => Promise.resolve(),
  pause: () => new Promise((resolve) => setImmediate(resolve)),
};

/** A signer with a folder of its own, that needs not wait for the clock; everything else is as in production. */
export class TestSigner {
  readonly said: string[] = [];
  pace: Pace = AT_ONCE;
  signer: Signer;
  /** Every list of heads that a tree was made of. */
  readonly trees: Buffer[] = [];

  private constructor(
    readonly path: string,
    readonly pool: pg.Pool,
    public folder: SignerFolder,
    readonly key: SigningKey,
  ) {
    this.signer = new Signer(this.deps);
  }

  /** `like`: one whose key it has, too. */
  static async start(url: string, like?: TestSigner): Promise<TestSigner> {
    const path = await mkdtemp(join(tmpdir(), 'vangnet-signer-'));
    const pool = createPool({ url, role: SIGNER_ROLE, max: 2 });
    const key = like?.key ?? (await makeSigningKey(join(path, 'key')));
    return new TestSigner(path, pool, await SignerFolder.open(join(path, 'state')), key);
  }

  get state(): string {
    return join(this.path, 'state');
  }

  get keyFile(): string {
    return join(this.path, 'key');
  }

  get deps(): SignerDeps {
    return {
      pool: this.pool,
      folder: this.folder,
      key: this.key,
      store: new LedgerStore(this.pool),
      pace: { until: (ms) => this.pace.until(ms), pause: () => this.pace.pause() },
      growTree: (request: TreeRequest) => {
        this.trees.push(Buffer.from(request.rows));
        return growTree(request);
      },
      log: (words) => void this.said.push(words),
    };
  }

  /** Signs the checkpoint of a minute; answers why not, when it refuses. */
  sign(number: number): Promise<string> {
    return this.signAt(minute(number));
  }

  async signAt(at: number): Promise<string> {
    if (await this.signer.checkpoint(at)) return 'signed';
    return this.folder.refusal?.reason ?? 'refused';
  }

  /** How many leaves the database has. */
  async size(): Promise<number> {
    const { rows } = await this.pool.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM ledger_leaf',
    );
    return rows[0]?.n ?? 0;
  }

  /** As after a kill: everything that was in memory is gone. */
  async restart(): Promise<void> {
    this.folder = await SignerFolder.open(this.state);
    this.signer = new Signer(this.deps);
  }

  /** The same folder and key, on a database that was put back; this one is done with. */
  async moveTo(url: string): Promise<TestSigner> {
    await this.pool.end();
    const pool = createPool({ url, role: SIGNER_ROLE, max: 2 });
    return new TestSigner(this.path, pool, await SignerFolder.open(this.state), this.key);
  }

  restore(reason: Restore['reason'] = 'HARDWARE') {
    return recordRestore(this.deps, reason);
  }

  /** Follows the log of the database from its first leaf (G-38), and answers its head; throws when it is no such log. */
  async followLog(): Promise<LogHead & { restores: Restore[] }> {
    const { rows } = await this.pool.query<{ bytes: Buffer }>(
      'SELECT bytes FROM ledger_leaf ORDER BY number',
    );
    const follower = new LogFollower([this.key]);
    const restores = rows.flatMap(({ bytes }) => {
      const leaf = follower.follow(bytes);
      return 'restore' in leaf ? [leaf.restore] : [];
    });
    return { ...follower.head, restores };
  }

  async close(): Promise<void> {
    await this.pool.end();
    await rm(this.path, { recursive: true });
  }
}
