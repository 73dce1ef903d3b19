import type pg from 'pg';
import {
  appendLeaf,
  CHECKPOINT,
  leafHash,
  LOG_HEAD,
  rootOf,
  type CompactRange,
  type SigningKey,
} from '#ledger';
import { LedgerStore, type WishedProofs } from './log/ledger-store.js';
import { givenOutAt } from './moments.js';
import { databaseNow, type Pace } from './pace.js';
import { followChanges } from './read/follow-changes.js';
import { LogSnapshot } from './read/log-snapshot.js';
import { untilSettled } from './read/settled.js';
import type { HeadsDelta } from './state/heads.js';
import { Rewritten, wordsOf } from './state/refusal.js';
import type { SignerFolder } from './state/signer-folder.js';
import type { Tree, TreeRequest } from './tree/grow-tree.js';

export interface SignerDeps {
  /** As the signer's role. */
  pool: pg.Pool;
  folder: SignerFolder;
  key: SigningKey;
  store: LedgerStore;
  pace: Pace;
  growTree: (request: TreeRequest) => Tree | Promise<Tree>;
  /** Told why nothing is signed. */
  log: (words: string) => void;
  /** Streams that have proofs at once, but for a single plan that has more. */
  proofsAtOnce?: number;
}

const PROOFS_AT_ONCE = 50_000;

/** Signs one checkpoint after another, or refuses (G-50 to G-56). */
export class Signer {
  constructor(private readonly deps: SignerDeps) {}

  /** The `at` of the last checkpoint or restore; 0 before the first. */
  get lastMoment(): number {
    const { last } = this.deps.folder;
    return last ? LOG_HEAD.open(last.logHead, [this.deps.key]).at : 0;
  }

  /**
   * Signs the checkpoint of a moment, later than the last one, and gives it out. False when it refuses. Throws what the
   * database throws when it is away: nothing has happened then that a later call does not go on from.
   */
  async checkpoint(at: number): Promise<boolean> {
    const { folder, pool, pace } = this.deps;
    if (folder.refusal) return this.refuseAgain();
    try {
      await this.giveOutKept();
      await untilSettled(pool, at, pace);
      const after = folder.last?.until ?? 0;
      const found = await LogSnapshot.within(pool, async (log) => ({
        delta: await followChanges(folder.heads, log, { after, until: at }),
        wishes: await log.wishes(at),
      }));
      const proofs = await this.sign(at, found.delta, found.wishes);
      await this.giveOut(at, proofs);
      return true;
    } catch (error) {
      if (!(error instanceof Rewritten)) throw error;
      const { reason, subject } = error;
      await folder.refuse({ reason, subject, size: folder.size });
      return this.refuseAgain();
    }
  }

  /** Gives out what was kept and not given out yet, and makes sure that the database has no other log (G-53, G-56). */
  private async giveOutKept(): Promise<void> {
    const { folder, store } = this.deps;
    const { size, leaf } = await store.end();
    if (size > folder.size) throw new Rewritten('LOG_LONGER');
    if (size < folder.size - 1) throw new Rewritten('LOG_SHORTER');
    const own = size === folder.size ? folder.last?.leaf : folder.leafAt(size - 1);
    if (leaf && own && !leaf.equals(own)) throw new Rewritten('LOG_OTHER');
    if (size === folder.size) return;
    await this.untilGivenOut(this.lastMoment);
    await store.giveOut(folder.statementsFrom(size));
  }

  /** Signs and keeps; answers the proofs that were wished for. */
  private async sign(at: number, delta: HeadsDelta, wishes: string[]): Promise<WishedProofs> {
    const { folder, key, growTree, proofsAtOnce = PROOFS_AT_ONCE } = this.deps;
    const number = folder.size;
    const planOf = streamsOf([folder.heads, delta], wishes, proofsAtOnce);
    const table = folder.heads.tableWith(delta);
    const { root, proofs } = await growTree({ rows: table.bytes, wanted: [...planOf.keys()] });
    const leaf = CHECKPOINT.sign({ number, at, headsRoot: root }, key);
    const logHead = signLogHead(folder.compactRange, { leaf, at }, key);
    await folder.append({ number, leaf, logHead, until: at, delta });
    return {
      number,
      at,
      proofs: proofs.flatMap(({ streamId, bytes }) => {
        const planId = planOf.get(streamId);
        return planId === undefined ? [] : [{ planId, streamId, bytes }];
      }),
    };
  }

  private async giveOut(at: number, proofs: WishedProofs): Promise<void> {
    const { folder, store } = this.deps;
    await this.untilGivenOut(at);
    await store.giveOut(folder.statementsFrom(proofs.number), proofs);
  }

  private async untilGivenOut(at: number): Promise<void> {
    const { pool, pace } = this.deps;
    await pace.until(givenOutAt(at, await databaseNow(pool)));
  }

  private async refuseAgain(): Promise<false> {
    const { folder, store, log } = this.deps;
    if (folder.refusal) {
      log(wordsOf(folder.refusal));
      await store.tellRefusal(folder.refusal);
    }
    return false;
  }
}

/** The log head after a leaf. */
export function signLogHead(
  before: CompactRange,
  { leaf, at }: { leaf: Buffer; at: number },
  key: SigningKey,
): Buffer {
  const { range } = appendLeaf(before, leafHash(leaf));
  return LOG_HEAD.sign({ size: range.size, at, root: rootOf(range) }, key);
}

/** The streams of plans, in the order of the plans, with their plans; `most`, or all of the first plan. */
function streamsOf(
  heads: readonly Pick<HeadsDelta, 'streams'>[],
  planIds: readonly string[],
  most: number,
): Map<string, string> {
  const byPlan = new Map<string, Set<string>>(planIds.map((planId) => [planId, new Set()]));
  for (const { streams } of heads) {
    for (const [streamId, head] of streams) byPlan.get(head?.planId ?? '')?.add(streamId);
  }
  const planOf = new Map<string, string>();
  for (const [planId, streamIds] of byPlan) {
    if (planOf.size > 0 && planOf.size + streamIds.size > most) break;
    for (const streamId of streamIds) planOf.set(streamId, planId);
  }
  return planOf;
}
