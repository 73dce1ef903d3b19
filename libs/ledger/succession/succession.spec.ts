import { createHash, generateKeyPairSync } from 'node:crypto';
import {
  appendLeaf,
  CHECKPOINT,
  EMPTY_RANGE,
  HeldSubtrees,
  isKeptBy,
  judgeLogHead,
  judgeReceipt,
  leafHash,
  LOG_HEAD,
  LogFollower,
  openRecordedRestore,
  proveConsistency,
  proveInclusion,
  RESTORE,
  rootOf,
  signingKey,
  type LogHead,
  type Restore,
} from '../index.js';
import { reasonOf } from '../../../test/support/ledger-reason.js';

const KEY = signingKey(generateKeyPairSync('ed25519').privateKey);
const STREAM = '01890000-0000-7000-8000-000000000001';
const MINUTE = 60_000;
const START = 1_764_000_000_000;
const minute = (number: number) => START + number * MINUTE;
const hashOf = (...parts: (string | Buffer)[]) =>
  parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest();

/** A log of a signer, with a checkpoint a minute unless it says otherwise. */
class Log {
  readonly leaves: Buffer[] = [];
  private readonly held = new HeldSubtrees();
  private range = EMPTY_RANGE;
  private readonly follower = new LogFollower([KEY]);

  constructor(leaves: readonly Buffer[] = []) {
    for (const leaf of leaves) this.add(leaf);
  }

  get head(): LogHead {
    return LOG_HEAD.open(LOG_HEAD.sign(this.follower.head, KEY), [KEY]);
  }

  add(leaf: Buffer): this {
    this.follower.follow(leaf);
    const { range, completed } = appendLeaf(this.range, leafHash(leaf));
    this.range = range;
    this.held.keep(completed);
    this.leaves.push(leaf);
    return this;
  }

  checkpoints(count: number, at: number, heads = 'heads'): this {
    for (let turn = 0; turn < count; turn += 1) {
      const number = this.leaves.length;
      const headsRoot = hashOf(heads, `${number}`);
      this.add(CHECKPOINT.sign({ number, at: at + turn * MINUTE, headsRoot }, KEY));
    }
    return this;
  }

  /** The log of a backup of which `kept` leaves were found again, with the statement that says so. */
  restoredTo(kept: number, change: Partial<Restore>): Log {
    const log = new Log(this.leaves.slice(0, kept));
    const { root } = log.follower.head;
    const said = { number: kept, at: minute(50), keptUntil: minute(kept - 1), root };
    return log.add(RESTORE.sign({ ...said, reason: 'HARDWARE', ...change }, KEY));
  }

  /** What shows the leaf at a place to be a restore statement of this log. */
  async evidenceOf(index: number) {
    const { size } = this.head;
    return {
      bytes: this.leaves[index] ?? Buffer.alloc(0),
      inclusion: await proveInclusion(this.held.source, index, size),
      consistency: await proveConsistency(this.held.source, index, size),
    };
  }

  async restoreAt(index: number): Promise<Restore> {
    return openRecordedRestore(await this.evidenceOf(index), this.head, [KEY]);
  }

  consistency(earlier: number): Promise<Buffer[]> {
    return proveConsistency(this.held.source, earlier, this.head.size);
  }
}

describe('a log head after one that was seen', () => {
  const seen = new Log().checkpoints(10, minute(0));

  it('[G-41] goes on when the one log is the beginning of the other', async () => {
    const later = new Log(seen.leaves).checkpoints(3, minute(10));
    const proof = { consistency: await later.consistency(10), restores: [] };
    expect(judgeLogHead(seen.head, later.head, proof)).toBe('GOES_ON');
    expect(judgeLogHead(seen.head, seen.head, { consistency: [], restores: [] })).toBe('GOES_ON');
    const { consistency } = proof;
    const early = { ...later.head, at: seen.head.at };
    expect(judgeLogHead(seen.head, early, { consistency, restores: [] })).toBe('FORKED');
  });

  it('[G-41] is never shorter, nor another at the same size or beyond', async () => {
    const shorter = new Log(seen.leaves.slice(0, 9));
    const fork = new Log(seen.leaves.slice(0, 9)).checkpoints(1, minute(9), 'other heads');
    const none = { consistency: [], restores: [] };
    expect(judgeLogHead(seen.head, shorter.head, none)).toBe('SHORTER');
    expect(judgeLogHead(seen.head, fork.head, none)).toBe('FORKED');
    fork.checkpoints(5, minute(10));
    const consistency = await fork.consistency(10);
    expect(judgeLogHead(seen.head, fork.head, { consistency, restores: [] })).toBe('FORKED');
  });

  it('[G-41] may be shorter or another when a restore that stands in it says so', async () => {
    const restored = seen.restoredTo(6, {});
    const restores = [await restored.restoreAt(6)];
    const shorter = { consistency: [], restores };
    expect(judgeLogHead(seen.head, restored.head, shorter)).toBe('RESTORED');
    const before = { ...restored.head, at: minute(49) };
    expect(judgeLogHead(seen.head, before, shorter)).toBe('SHORTER');
    restored.checkpoints(20, minute(51));
    const longer = { consistency: await restored.consistency(10), restores };
    expect(judgeLogHead(seen.head, restored.head, longer)).toBe('RESTORED');
    expect(judgeLogHead(seen.head, restored.head, { ...longer, restores: [] })).toBe('FORKED');
  });

  it('[G-41] is not explained by a restore that keeps what was seen, or that was seen itself', async () => {
    const restored = seen.restoredTo(6, {});
    const restores = [await restored.restoreAt(6)];
    const beginning = new Log(seen.leaves.slice(0, 5)).checkpoints(1, minute(5), 'other heads');
    const proof = { consistency: await restored.consistency(6), restores };
    expect(judgeLogHead(beginning.head, restored.head, proof)).toBe('FORKED');
    const after = new Log(restored.leaves).checkpoints(3, minute(51));
    const cut = new Log(restored.leaves).checkpoints(1, minute(60), 'other heads');
    expect(judgeLogHead(after.head, cut.head, { consistency: [], restores })).toBe('SHORTER');
  });

  it('[G-43] takes a restore only as it stands in that log, signed', async () => {
    const restored = seen.restoredTo(6, {}).checkpoints(4, minute(51));
    const evidence = await restored.evidenceOf(6);
    const other = seen.restoredTo(7, {}).checkpoints(4, minute(51));
    const reason = (change: object, log = restored.head, keys = [KEY]) =>
      reasonOf(() => openRecordedRestore({ ...evidence, ...change }, log, keys));
    expect(reason({})).toBe('none');
    expect(reason({}, other.head)).toBe('PROOF');
    expect(reason({}, { ...restored.head, at: minute(49) })).toBe('PROOF');
    expect(reason({ inclusion: [] })).toBe('PROOF');
    expect(reason({ consistency: [] })).toBe('PROOF');
    expect(reason({ bytes: restored.leaves[5] })).toBe('LENGTH');
    expect(reason({}, restored.head, [])).toBe('KEY');
    const stranger = signingKey(generateKeyPairSync('ed25519').privateKey);
    const said = RESTORE.open(evidence.bytes, [KEY]);
    expect(reason({ bytes: RESTORE.sign(said, stranger) })).toBe('KEY');
    expect(reason({ bytes: RESTORE.sign({ ...said, reason: 'MISTAKE' }, KEY) })).toBe('PROOF');
  });

  it('[G-43] takes no restore that names other leaves than stand before it', async () => {
    const root = hashOf('of other leaves');
    const said = { number: 0, at: minute(50), keptUntil: minute(3), root } as const;
    const bytes = RESTORE.sign({ ...said, number: 6, reason: 'HARDWARE' }, KEY);
    const held = new HeldSubtrees();
    let range = EMPTY_RANGE;
    for (const leaf of [...seen.leaves.slice(0, 6), bytes]) {
      const appended = appendLeaf(range, leafHash(leaf));
      held.keep(appended.completed);
      range = appended.range;
    }
    const inclusion = await proveInclusion(held.source, 6, 7);
    const consistency = await proveConsistency(held.source, 6, 7);
    const log = { size: 7, at: minute(50), root: rootOf(range) };
    const opened = () => openRecordedRestore({ bytes, inclusion, consistency }, log, [KEY]);
    expect(opened).toThrow('the leaves that the restore keeps');
  });
});

describe('the leaves of a log', () => {
  const log = new Log().checkpoints(3, minute(0));

  it('[G-38] stand at the place that they name, each after the one before', () => {
    const next = { number: 3, at: minute(3), headsRoot: hashOf('heads') };
    const follow = (change: object) =>
      reasonOf(() => new Log(log.leaves).add(CHECKPOINT.sign({ ...next, ...change }, KEY)));
    expect(follow({})).toBe('none');
    expect(follow({ number: 2 })).toBe('PROOF');
    expect(follow({ number: 4 })).toBe('PROOF');
    expect(follow({ at: minute(2) })).toBe('PROOF');
    expect(reasonOf(() => new Log(log.leaves.toReversed()))).toBe('PROOF');
    expect(reasonOf(() => new Log(log.leaves.slice(1)))).toBe('PROOF');
    expect(reasonOf(() => new LogFollower([]).follow(log.leaves[0] ?? Buffer.alloc(0)))).toBe(
      'KEY',
    );
    expect(() => new LogFollower([KEY]).head).toThrow(RangeError);
  });

  it('[G-38] are checkpoints, and restores that name the leaves before them and a checkpoint among these', () => {
    const follow = (change: Partial<Restore>) => reasonOf(() => log.restoredTo(3, change));
    expect(follow({})).toBe('none');
    expect(follow({ root: hashOf('other leaves') })).toBe('PROOF');
    expect(follow({ keptUntil: minute(3) })).toBe('PROOF');
    expect(follow({ keptUntil: minute(0) })).toBe('none');
    const head = LOG_HEAD.sign(log.head, KEY);
    expect(reasonOf(() => new Log(log.leaves).add(head))).toBe('FORMAT');
  });
});

/** The hashed bytes of changes of a stream (L-61), of which only stream, rev and previous hash matter here. */
function linksOf(count: number, words = 'words'): { links: Buffer[]; hashes: Buffer[] } {
  const links: Buffer[] = [];
  const hashes: Buffer[] = [];
  for (let rev = 1; rev <= count; rev += 1) {
    const link = Buffer.alloc(148, hashOf(words, `${rev}`));
    link.writeUInt16BE(1, 0);
    link.write(STREAM.replaceAll('-', ''), 2, 'hex');
    link.writeBigUInt64BE(BigInt(rev), 18);
    (hashes.at(-1) ?? hashOf('genesis')).copy(link, 26);
    links.push(link);
    hashes.push(hashOf(link));
  }
  return { links, hashes };
}

const { links: LINKS, hashes: HASHES } = linksOf(8);

function receiptAt(rev: number, at: number, hashes = HASHES) {
  return { streamId: STREAM, rev, head: hashes[rev - 1] ?? Buffer.alloc(0), at };
}

describe('a receipt', () => {
  it('[G-40] is kept by a later head that its change is linked to', () => {
    for (let rev = 1; rev <= 8; rev += 1) {
      expect(isKeptBy(receiptAt(rev, 0), receiptAt(8, 0), LINKS.slice(rev))).toBe(true);
    }
  });

  it('[G-40] is not kept when a link lacks, comes twice or in another order, is of another stream, or is changed', () => {
    const [receipt, later] = [receiptAt(3, 0), receiptAt(6, 0)];
    const [a, b, c] = LINKS.slice(3, 6) as [Buffer, Buffer, Buffer];
    const wrong = [
      [],
      [a, b],
      [b, c],
      [a, b, b, c],
      [b, a, c],
      [a, b, c, a],
      [a, b, c.subarray(1)],
    ];
    for (const links of wrong) expect(isKeptBy(receipt, later, links)).toBe(false);
    for (let at = 0; at < 148; at += 1) {
      const changed = Buffer.from(b);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(isKeptBy(receipt, later, [a, changed, c])).toBe(false);
    }
    const stranger = { ...later, streamId: STREAM.replace(/1$/, '2') };
    expect(isKeptBy(receipt, stranger, [a, b, c])).toBe(false);
    expect(isKeptBy({ ...receipt, head: hashOf('other') }, later, [a, b, c])).toBe(false);
    expect(isKeptBy({ ...receipt, rev: 2 }, later, [a, b, c])).toBe(false);
    expect(isKeptBy(later, receipt, [])).toBe(false);
  });

  it('[G-40] is not kept by links of another length, however well they hang together', () => {
    const long = Buffer.concat([LINKS[3] ?? Buffer.alloc(0), Buffer.of(0)]);
    const later = { ...receiptAt(4, 0), head: hashOf(long) };
    expect(isKeptBy(receiptAt(3, 0), later, [long])).toBe(false);
  });

  it('[G-40] is not kept by a history that was written anew behind it', () => {
    const anew = linksOf(8, 'other words');
    const later = receiptAt(8, 0, anew.hashes);
    expect(isKeptBy(receiptAt(3, 0), later, anew.links.slice(3))).toBe(false);
  });

  it('[G-42] is lost when a later proof does not keep it, and says nothing of an earlier one', () => {
    const receipt = receiptAt(5, minute(5) - 17);
    const judge = (rev: number, at: number, links = LINKS.slice(5, rev)) =>
      judgeReceipt(receipt, receiptAt(rev, at), { links, restores: [] });
    expect(judge(8, minute(5))).toBe('KEPT');
    expect(judge(5, minute(5))).toBe('KEPT');
    expect(judge(4, minute(5))).toBe('LOST');
    expect(judge(8, minute(5), [])).toBe('LOST');
    expect(judge(4, minute(4))).toBe('OLDER');
  });

  it('[G-42] may be gone after a restore to before it, and not otherwise', () => {
    const receipt = receiptAt(5, minute(5) - 17);
    const restored = { number: 9, root: hashOf('log'), reason: 'HARDWARE' } as const;
    const judge = (keptUntil: number, at: number, proven = minute(9)) =>
      judgeReceipt(receipt, receiptAt(4, proven), {
        links: [],
        restores: [{ ...restored, keptUntil, at }],
      });
    expect(judge(minute(4), minute(8))).toBe('RESTORED');
    expect(judge(minute(5), minute(8))).toBe('LOST');
    expect(judge(minute(3), minute(4))).toBe('LOST');
    expect(judge(minute(4), minute(10))).toBe('LOST');
    const kept = {
      links: LINKS.slice(5, 8),
      restores: [{ ...restored, keptUntil: minute(4), at: minute(8) }],
    };
    expect(judgeReceipt(receipt, receiptAt(8, minute(9)), kept)).toBe('KEPT');
  });
});
