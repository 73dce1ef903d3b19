import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import {
  appendLeaf,
  cosign,
  CHECKPOINT,
  EMPTY_RANGE,
  HeldSubtrees,
  leafHash,
  LOG_HEAD,
  proveConsistency,
  proveInclusion,
  RESTORE,
  rootOf,
  signingKey,
  type CompactRange,
  type SigningKey,
} from '#ledger';
import { judgeHead } from './judge-head.js';
import type { HeadShown, Trusted } from './message.js';

const MINUTE = 60_000;
const text = (bytes: Buffer): string => bytes.toString('base64url');
const newKey = (): SigningKey => signingKey(generateKeyPairSync('ed25519').privateKey);

function hexOf({ publicKey }: { publicKey: KeyObject }): string {
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return Buffer.from(x, 'base64url').toString('hex');
}

/** A log as a server shows it, leaf by leaf: one a minute. */
class Log {
  private readonly subtrees = new HeldSubtrees();
  private range: CompactRange = EMPTY_RANGE;
  private readonly restores: { number: number; bytes: Buffer }[] = [];

  constructor(readonly key: SigningKey) {}

  get size(): number {
    return this.range.size;
  }

  get head(): Buffer {
    const { size } = this;
    return LOG_HEAD.sign({ size, at: size * MINUTE, root: rootOf(this.range) }, this.key);
  }

  sign(count: number, tree = 1): this {
    for (let turn = 0; turn < count; turn += 1) {
      const said = {
        number: this.size,
        at: (this.size + 1) * MINUTE,
        headsRoot: Buffer.alloc(32, tree),
      };
      this.append(CHECKPOINT.sign(said, this.key));
    }
    return this;
  }

  restore(by = this.key): this {
    const [number, root] = [this.size, rootOf(this.range)];
    const moments = { at: (number + 1) * MINUTE, keptUntil: MINUTE };
    const bytes = RESTORE.sign({ number, root, ...moments, reason: 'HARDWARE' }, by);
    this.restores.push({ number, bytes });
    this.append(bytes);
    return this;
  }

  async shown(since: number | undefined, cosignatures: Buffer[] = []): Promise<HeadShown> {
    const { source } = this.subtrees;
    const from = (size: number) => proveConsistency(source, size, this.size);
    const restores = this.restores.map(async ({ number, bytes }) => ({
      bytes: text(bytes),
      inclusion: (await proveInclusion(source, number, this.size)).map(text),
      consistency: (await from(number)).map(text),
    }));
    return {
      logHead: text(this.head),
      cosignatures: cosignatures.map(text),
      consistency: since !== undefined && since <= this.size ? (await from(since)).map(text) : [],
      restores: await Promise.all(restores),
    };
  }

  private append(bytes: Buffer): void {
    const { range, completed } = appendLeaf(this.range, leafHash(bytes));
    this.subtrees.keep(completed);
    this.range = range;
  }
}

describe('the head of the log that a browser is shown', () => {
  const key = newKey();
  const trusted: Trusted = { signers: [hexOf(key)], witnesses: [] };
  const held = new Log(key).sign(5);

  async function verdictOn(log: Log, held?: Log) {
    return judgeHead(trusted, held && text(held.head), await log.shown(held?.size));
  }

  it('[G-41] [G-73] is taken when it is the first, the same, or goes on from the one that is held', async () => {
    expect(await verdictOn(new Log(key).sign(3))).toMatchObject({
      succession: 'FIRST',
      size: 3,
      at: 3 * MINUTE,
      restores: [],
    });
    expect((await verdictOn(new Log(key).sign(5), held)).succession).toBe('GOES_ON');
    expect((await verdictOn(new Log(key).sign(9), held)).succession).toBe('GOES_ON');
  });

  it('[G-41] [G-74] is refused when it is shorter, or another', async () => {
    expect((await verdictOn(new Log(key).sign(4), held)).succession).toBe('SHORTER');
    for (const size of [5, 8]) {
      const other = new Log(key).sign(2).sign(size - 2, 9);
      expect((await verdictOn(other, held)).succession).toBe('FORKED');
    }
  });

  it('[G-43] [G-74] is taken when a restore explains it, and tells of that', async () => {
    const told = [{ at: 6 * MINUTE, keptUntil: MINUTE }];
    expect(await verdictOn(new Log(key).sign(5).restore().sign(1), held)).toMatchObject({
      succession: 'RESTORED',
      restores: told,
    });
    const longer = new Log(key).sign(9);
    const back = new Log(key).sign(4).restore().sign(8);
    expect((await verdictOn(back, new Log(key).sign(4).sign(5, 9))).succession).toBe('FORKED');
    const shorter = new Log(key).sign(3).sign(9, 7);
    expect((await verdictOn(shorter, longer)).succession).toBe('FORKED');
    const seen = new Log(key).sign(5).restore().sign(1);
    expect((await verdictOn(new Log(key).sign(5).restore().sign(4), seen)).succession).toBe(
      'GOES_ON',
    );
  });

  it('[G-43] [G-74] takes no restore that keeps as much as was seen, that others signed, or that is not shown', async () => {
    const forked = new Log(key).sign(2).sign(4, 9).restore().sign(3);
    expect((await verdictOn(forked, held)).succession).toBe('FORKED');
    const forged = new Log(key).sign(3).restore(newKey()).sign(1);
    expect((await verdictOn(forged, held)).succession).toBe('FORKED');
    const shown = await new Log(key).sign(5).restore().sign(1).shown(5);
    const [restore] = shown.restores;
    const bent = { ...shown, restores: restore ? [{ ...restore, inclusion: [] }] : [] };
    expect(judgeHead(trusted, text(held.head), bent).succession).toBe('MALFORMED');
  });

  it('[G-32] [G-71] is refused when somebody else signed it, or nobody did', async () => {
    expect((await verdictOn(new Log(newKey()).sign(6), held)).succession).toBe('KEY');
    const shown = await new Log(key).sign(6).shown(5);
    const forged = Buffer.from(shown.logHead, 'base64url');
    forged[143] = (forged[143] ?? 0) ^ 1;
    const judge = (logHead: Buffer) =>
      judgeHead(trusted, text(held.head), { ...shown, logHead: text(logHead) }).succession;
    expect([judge(forged), judge(forged.subarray(1))]).toEqual(['FORGED', 'MALFORMED']);
  });

  it('[G-36] counts cosignatures of witnesses that are trusted, of this head', async () => {
    const [witness, other] = [newKey(), newKey()];
    const log = new Log(key).sign(6);
    const all = [
      cosign(log.head, [key], witness),
      cosign(log.head, [key], other),
      cosign(held.head, [key], witness),
    ];
    const shown = await log.shown(5, all);
    const keys = { ...trusted, witnesses: [hexOf(witness)] };
    expect(judgeHead(keys, text(held.head), shown).witnesses).toBe(1);
  });
});
