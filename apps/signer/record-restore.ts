import {
  appendLeaf,
  CHECKPOINT,
  leafHash,
  LedgerFault,
  LOG_HEAD,
  RESTORE,
  rootOf,
  type Restore,
} from '#ledger';
import { databaseNow } from './pace.js';
import { namedHeads } from './read/follow-changes.js';
import { LogSnapshot } from './read/log-snapshot.js';
import { untilSettled } from './read/settled.js';
import { signLogHead, type SignerDeps } from './signer.js';
import { Heads, type HeadsDelta } from './state/heads.js';

type RestoreDeps = Omit<SignerDeps, 'growTree' | 'log'>;

/** A restore that cannot be recorded; the message says why, with ids and nothing else of a plan. */
export class RestoreFault extends Error {}

const MINUTE_MS = 60_000;
const NOTHING: HeadsDelta = { plans: new Map(), streams: new Map() };

/**
 * Records that a backup was put back, and lets the signer go on from there (G-57). Servers and signer are stopped. Does the
 * same again when it was interrupted. @throws RestoreFault
 */
export async function recordRestore(
  deps: RestoreDeps,
  reason: Restore['reason'],
): Promise<{ restore: Restore; putBack: number }> {
  const { folder, key, pool, pace, store } = deps;
  if (folder.size === 0) throw new RestoreFault('this folder knows of no checkpoint');
  const { size } = await store.end();
  await assertOwnLog(deps, size);
  const whole = await lastWhole(deps);
  const before = await planSeqs(deps);
  const at = await nextMinute(deps, size);
  await untilSettled(pool, at, pace);
  if (!isSame(before, await planSeqs(deps))) {
    throw new RestoreFault('a plan moved meanwhile: stop all servers first');
  }
  if (!folder.refusal) {
    await folder.refuse({ reason: 'RESTORING', subject: null, size: folder.size });
  }
  await takeOver(deps);
  const number = folder.size;
  const root = rootOf(folder.compactRange);
  const restore: Restore = { number, at, keptUntil: whole.at, root, reason };
  const leaf = RESTORE.sign(restore, key);
  const logHead = signLogHead(folder.compactRange, { leaf, at }, key);
  const delta = folder.heads.deltaTo(whole.heads);
  await folder.append({ number, leaf, logHead, until: whole.at, delta });
  const lacking = folder.statementsFrom(size);
  await store.giveOut(lacking);
  await folder.forgive();
  return { restore, putBack: lacking.length - 1 };
}

/** The shorter of the two logs has to be the beginning of the longer one. */
async function assertOwnLog({ folder, store }: RestoreDeps, size: number): Promise<void> {
  const common = Math.min(size, folder.size);
  if (common < folder.oldest) {
    throw new RestoreFault(`the database has ${size} leaves, and this folder begins later`);
  }
  if (common === folder.oldest) return;
  const [last] = await store.statementsFrom(common - 1);
  if (!folder.leafAt(common - 1)?.equals(last?.leaf ?? Buffer.alloc(0))) {
    throw new RestoreFault('the log of the database is another one than was signed');
  }
}

/** Leaves that the database has and this folder, an older one, has not: kept when they are the signer's and follow. */
async function takeOver({ folder, key, store }: RestoreDeps): Promise<void> {
  for (const { number, leaf, logHead } of await store.statementsFrom(folder.size)) {
    const { range } = appendLeaf(folder.compactRange, leafHash(leaf));
    const said = openLogHead(logHead, [key]);
    const isNext = number === folder.size && said.size === range.size;
    if (!isNext || !said.root.equals(rootOf(range))) {
      throw new RestoreFault('the log of the database does not go on from the one of this folder');
    }
    const until = folder.last?.until ?? 0;
    await folder.append({ number, leaf, logHead, until, delta: NOTHING });
  }
}

function openLogHead(...given: Parameters<typeof LOG_HEAD.open>) {
  try {
    return LOG_HEAD.open(...given);
  } catch (error) {
    if (error instanceof LedgerFault) throw new RestoreFault(error.message);
    throw error;
  }
}

/** The last checkpoint of which every head stands in the database, and all heads at it. */
async function lastWhole({
  folder,
  key,
  pool,
}: RestoreDeps): Promise<{ at: number; heads: Heads }> {
  const whole = await LogSnapshot.within(pool, async (log) => {
    const missing = new Set<string>();
    let [steps, last] = [0, { steps: 0, at: 0 }];
    for await (const { delta, leaf, until } of folder.history()) {
      steps += 1;
      for (const streamId of delta.streams.keys()) missing.delete(streamId);
      const changed = new Map(present(delta.streams));
      for await (const { streamId } of log.missing(namedHeads({ streams: changed }))) {
        missing.add(streamId);
      }
      if (missing.size > 0 || !CHECKPOINT.isNamedIn(leaf)) continue;
      const { at } = CHECKPOINT.open(leaf, [key]);
      // Of what was taken over from a database the heads are not known.
      if (at === until) last = { steps, at };
    }
    return last;
  });
  if (whole.steps === 0) {
    throw new RestoreFault(
      'the database is older than everything that this folder knows: put a newer backup back',
    );
  }
  const heads = new Heads();
  let steps = 0;
  for await (const { delta } of folder.history()) {
    heads.take(delta);
    steps += 1;
    if (steps === whole.steps) break;
  }
  return { at: whole.at, heads };
}

function* present<K, V>(all: ReadonlyMap<K, V | undefined>): Generator<[K, V]> {
  for (const [key, value] of all) if (value !== undefined) yield [key, value];
}

/** The first whole minute after everything that may be gone: after now, and after what was signed. */
async function nextMinute(
  { folder, pool, key, store }: RestoreDeps,
  size: number,
): Promise<number> {
  const theirs = size > folder.size ? (await store.statementsFrom(size - 1))[0] : undefined;
  const { logHead } = theirs ?? folder.last ?? {};
  const signed = logHead ? openLogHead(logHead, [key]).at : 0;
  const now = await databaseNow(pool);
  return (Math.floor(Math.max(now, signed) / MINUTE_MS) + 1) * MINUTE_MS;
}

function planSeqs({ pool }: RestoreDeps): Promise<Map<string, number>> {
  return LogSnapshot.within(pool, (log) => log.planSeqs());
}

function isSame(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  return one.size === other.size && [...one].every(([id, seq]) => other.get(id) === seq);
}
