import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import {
  appendLeaf,
  CHECKPOINT,
  cosign,
  EMPTY_RANGE,
  HeadsTree,
  HeadTable,
  HeldSubtrees,
  judgeReceipt,
  leafHash,
  LOG_HEAD,
  LogFollower,
  openCosignature,
  openHeadProof,
  proveInclusion,
  signingKey,
  verifyInclusion,
  type StreamHead,
} from './index.js';

const SIGNER = signingKey(generateKeyPairSync('ed25519').privateKey);
const WITNESSES = [1, 2].map(() => signingKey(generateKeyPairSync('ed25519').privateKey));
const AT = 1_764_000_000_000;

/** A signer from its first checkpoint: what it gives to whoever holds a receipt of one stream. */
class Signer {
  private readonly follower = new LogFollower([SIGNER]);
  private readonly held = new HeldSubtrees();
  private range = EMPTY_RANGE;

  async sign(heads: readonly StreamHead[], streamId: string, at: number) {
    const table = new HeadTable();
    for (const head of heads.toSorted((a, b) => (a.streamId < b.streamId ? -1 : 1))) {
      table.add(head);
    }
    const tree = new HeadsTree(table, randomBytes(32));
    const number = this.range.size;
    const checkpoint = CHECKPOINT.sign({ number, at, headsRoot: tree.root }, SIGNER);
    this.follower.follow(checkpoint);
    const { range, completed } = appendLeaf(this.range, leafHash(checkpoint));
    this.range = range;
    this.held.keep(completed);
    const logHead = LOG_HEAD.sign(this.follower.head, SIGNER);
    return {
      proof: tree.prove(streamId) ?? Buffer.alloc(0),
      checkpoint,
      inclusion: await proveInclusion(this.held.source, number, range.size),
      logHead,
      cosignatures: WITNESSES.map((witness) => cosign(logHead, [SIGNER], witness)),
    };
  }
}

type Given = Awaited<ReturnType<Signer['sign']>>;

/** What a holder does with it, in the order of G-44; throws, or says what it says of the stream. */
function receiptIn({ proof, checkpoint, inclusion, logHead, cosignatures }: Given) {
  const { number, at, headsRoot } = CHECKPOINT.open(checkpoint, [SIGNER]);
  const log = LOG_HEAD.open(logHead, [SIGNER]);
  const leaf = { hash: leafHash(checkpoint), index: number };
  if (!verifyInclusion(leaf, log, inclusion)) throw new Error('not in the log');
  const witnesses = new Set(
    cosignatures.map((bytes) => openCosignature(bytes, logHead, WITNESSES).toString('hex')),
  );
  if (witnesses.size < WITNESSES.length) throw new Error('too few witnesses');
  return { ...openHeadProof(proof, headsRoot), at };
}

describe('a holder of a receipt', () => {
  const streamId = randomUUID();
  const others = Array.from({ length: 20 }, () => headOf(randomUUID()));

  it('[G-44] goes from keys to log head, checkpoint, proof and stream', async () => {
    const signer = new Signer();
    const own = headOf(streamId);
    const first = receiptIn(await signer.sign([own, ...others], streamId, AT));
    expect(first).toEqual({ ...own, at: AT });
    const given = await signer.sign([own, ...others.slice(5)], streamId, AT + 60_000);
    const judged = judgeReceipt(first, receiptIn(given), { links: [], restores: [] });
    expect(judged).toBe('KEPT');
  });

  it('[G-44] takes no part of it from another moment', async () => {
    const signer = new Signer();
    const heads = [headOf(streamId), ...others];
    const first = await signer.sign(heads, streamId, AT);
    const second = await signer.sign(heads, streamId, AT + 60_000);
    for (const part of Object.keys(first) as (keyof Given)[]) {
      expect(() => receiptIn({ ...second, [part]: first[part] })).toThrow(Error);
    }
    const [one] = second.cosignatures;
    const twice = [one, one].filter((bytes) => bytes !== undefined);
    expect(() => receiptIn({ ...second, cosignatures: twice })).toThrow('too few witnesses');
  });
});

function headOf(streamId: string): StreamHead {
  return { streamId, rev: 3, head: randomBytes(32) };
}
