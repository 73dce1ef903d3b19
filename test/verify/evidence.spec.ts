import { generateKeyPairSync } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { Change } from '#history';
import { LOG_HEAD, type StreamHead } from '#ledger';
import type { Evidence } from '#export';
import { BEGUN, BuiltLedger } from '../support/ledger/built-ledger.js';
import { copyOf, fileOf, recordsOf, type LedgerRecords } from '../support/ledger/ledger-records.js';
import { newSigningKey, EvidenceSigner } from '../support/ledger/evidence-signer.js';
import { isFullKey, isSignedBy } from '../../tools/verify/ed25519.mjs';
import { heldHead, type Receipt } from '../../tools/verify/receipts.mjs';
import { TrustedKeys } from '../../tools/verify/trusted-keys.mjs';
import { sentencesOf } from '../../tools/verify/words.mjs';
import { verifyLedger } from '../../tools/verify/verify-ledger.mjs';

const MINUTE = 60;

const headsOf = (changes: readonly Change[]): StreamHead[] =>
  changes.map(({ streamId, rev, hash }) => ({ streamId, rev, head: hash }));

const receiptOf = ({ streamId, rev, hash, at }: Change): Receipt => ({
  stream: streamId,
  rev,
  hash: hash.toString('hex'),
  at,
});

describe('the evidence in a file', () => {
  let ledger: BuiltLedger;
  let signer: EvidenceSigner;
  let keys: TrustedKeys;
  let changes: Change[];
  let evidence: Evidence;
  let file: Buffer;

  /** One change a minute in each of two streams, from the beginning; a checkpoint after two minutes. */
  beforeEach(async () => {
    ledger = new BuiltLedger();
    signer = new EvidenceSigner();
    keys = TrustedKeys.parse(signer.keysFile);
    const [first, second] = [ledger.stream('term'), ledger.stream('action')];
    changes = [0, 1, 2, 3].flatMap((minute) => [
      ledger.write(first, minute * MINUTE),
      ledger.write(second, minute * MINUTE + 30),
    ]);
    for (const minute of [-2, -1]) await signer.sign([], BEGUN + minute * MINUTE * 1000);
    evidence = await checkpoint(2);
    file = await ledger.file({ evidence });
  });

  function checkpoint(minute: number): Promise<Evidence> {
    const at = BEGUN + minute * MINUTE * 1000;
    return signer.sign(headsOf(ledger.headsAt(minute * MINUTE)), at);
  }

  const codes = (given: Buffer, trust: Parameters<typeof verifyLedger>[1] = { keys }): string[] =>
    verifyLedger([given], trust).report.faults.map(({ code, detail }) =>
      code === 'EVIDENCE' ? `${detail['part']} ${detail['code']}` : code,
    );
  const codesAfter = (change: (records: LedgerRecords) => void): string[] => {
    const records = copyOf(recordsOf(file));
    change(records);
    return codes(fileOf(records));
  };

  it('[X-20] [X-21] is right for changes before the checkpoint and after it', () => {
    const { isRight, report, evidence: found } = verifyLedger([file], { keys, witnesses: 1 });
    expect([isRight, [...report.signers], [...report.witnesses]]).toEqual([
      true,
      ['Ondertekenaar'],
      ['Getuige'],
    ]);
    expect(found.checkpoint?.number).toBe(2);
  });

  it('[X-21] is wrong when a stream is shorter, longer or another than the head that was proven', () => {
    const at = (minute: number): string => new Date(BEGUN + minute * MINUTE * 1000).toISOString();
    expect(codesAfter((all) => (all.changes = all.changes.filter((c) => c.at < at(1.9))))).toEqual([
      'CUT',
    ]);
    expect(codesAfter((all) => all.heads.pop())).toEqual(['HEAD_MISSING']);
    expect(codesAfter((all) => all.heads.reverse())).toEqual(['HEAD_ORDER']);
    expect(codesAfter((all) => (all.checkpoint = undefined))).toEqual([
      'head-proof NO_CHECKPOINT',
      'head-proof NO_CHECKPOINT',
      'KEY_IDS',
    ]);
  });

  it('[X-42] checks signatures only against keys from elsewhere, and says that it did not', () => {
    expect(codes(file, {})).toEqual([]);
    const stranger = TrustedKeys.parse(new EvidenceSigner().keysFile);
    expect(codes(file, { keys: stranger })).toEqual(['log-head KEY', 'checkpoint KEY']);
    expect(verifyLedger([file], { keys: stranger }).report.counts.unknownWitnesses).toBe(1);
    expect(codes(file, { keys, witnesses: 2 })).toEqual(['WITNESSES']);
    // Signers are not trusted for what witnesses say, nor the other way round.
    const turned = new TrustedKeys(keys.witnesses, keys.signers);
    expect(codes(file, { keys: turned, witnesses: 1 })).toEqual([
      'log-head KEY',
      'checkpoint KEY',
      'WITNESSES',
    ]);
  });

  it('[X-42] takes keys in their one form alone, of points of full order', () => {
    const torsion = ed25519.Point.fromHex(
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    );
    const real = ed25519.Point.BASE.multiply(12345n);
    const bytes = (point: { toBytes(): Uint8Array }): Buffer => Buffer.from(point.toBytes());
    expect(isFullKey(bytes(real))).toBe(true);
    for (let turn = 1n; turn < 8n; turn += 1n) {
      const small = torsion.multiplyUnsafe(turn);
      expect(isFullKey(bytes(small))).toBe(false);
      expect(isFullKey(bytes(real.add(small)))).toBe(false);
    }
    expect(isFullKey(bytes(ed25519.Point.ZERO))).toBe(false);
    // y = p + 1 is 1 written in a second way; y = 2 is on no point.
    expect(isFullKey(Buffer.from(`ee${'ff'.repeat(30)}7f`, 'hex'))).toBe(false);
    expect(isFullKey(Buffer.from(`02${'00'.repeat(31)}`, 'hex'))).toBe(false);
    for (let turn = 0; turn < 20; turn += 1) {
      const { x = '' } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
      expect(isFullKey(Buffer.from(x, 'base64url'))).toBe(true);
    }
  });

  it('[X-42] takes no signature whose scalar is not below the order of the group', () => {
    const secret = ed25519.utils.randomSecretKey();
    const body = Buffer.from('woorden');
    const publicKey = Buffer.from(ed25519.getPublicKey(secret));
    const signature = Buffer.from(ed25519.sign(body, secret));
    expect(isSignedBy(body, signature, publicKey)).toBe(true);
    const scalar = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`);
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const longer = Buffer.from((scalar + order).toString(16).padStart(64, '0'), 'hex').reverse();
    expect(isSignedBy(body, Buffer.concat([signature.subarray(0, 32), longer]), publicKey)).toBe(
      false,
    );
    expect(isSignedBy(Buffer.from('andere'), signature, publicKey)).toBe(false);
  });

  it('[X-43] finds receipts as they were given, and says which it cannot judge', async () => {
    const receipts = changes.map(receiptOf);
    const after = { ...receiptOf(changes[7] as Change), at: BEGUN + 7200_000 };
    const { report, isRight } = verifyLedger([file], { keys, receipts: [...receipts, after] });
    expect([isRight, report.counts.keptReceipts, report.counts.laterReceipts]).toEqual([
      true,
      8,
      1,
    ]);
    const later = await ledger.file({ from: BEGUN + 45_000 });
    const partial = verifyLedger([later], { receipts });
    expect([partial.isRight, partial.report.counts.earlierReceipts]).toEqual([true, 2]);
    const [first, second] = receipts as [Receipt, Receipt];
    const wrong: [Receipt, string][] = [
      [{ ...first, hash: second.hash }, 'RECEIPT_OTHER'],
      [{ ...first, rev: 9 }, 'RECEIPT_CUT'],
      [{ ...first, at: first.at + 1 }, 'RECEIPT_TIME'],
      [{ ...first, stream: '00000000-0000-4000-8000-000000000000' }, 'RECEIPT_NO_STREAM'],
    ];
    for (const [receipt, code] of wrong)
      expect(codes(file, { receipts: [receipt] })).toEqual([code]);
  });

  it('[X-43] takes a restore that was signed for an explanation of what came after what it kept', async () => {
    const gone = receiptOf(changes[6] as Change);
    const fourth = BEGUN + 4 * MINUTE * 1000;
    signer.restore(fourth, BEGUN + 2 * MINUTE * 1000);
    const restored = await signer.sign(headsOf(ledger.headsAt(2 * MINUTE)), fourth + 60_000);
    // A file of what is left: nothing after the second minute.
    const left = recordsOf(await ledger.file({ evidence: restored }));
    left.changes = left.changes.filter(({ at }) => Date.parse(at) <= BEGUN + 2 * MINUTE * 1000);
    const given = fileOf(left);
    const verdict = verifyLedger([given], { keys, receipts: [gone] });
    const { isRight, report } = verdict;
    expect([isRight, report.counts.restoredReceipts, report.restores.length]).toEqual([true, 1, 1]);
    expect(sentencesOf(verdict, 'nl').join('\n')).toMatch(/^Let op: .* er een reservekopie is/m);
    const kept = { ...receiptOf(changes[2] as Change), rev: 9 };
    expect(codes(given, { keys, receipts: [kept] })).toEqual(['RECEIPT_CUT']);
    // Without a key nobody knows who says that a backup was put back.
    expect(codes(given, { receipts: [gone] })).toEqual(['RECEIPT_CUT']);
  });

  it('[X-44] holds the log against one that was seen before', async () => {
    const held = heldHead(evidence.logHead);
    expect(codes(file, { keys, seen: held })).toEqual([]);
    const next = await checkpoint(3);
    const records = recordsOf(await ledger.file({ evidence: next }));
    expect(codes(fileOf(records), { keys, seen: held })).toEqual(['SEEN_NO_PROOF']);
    const path = Buffer.concat(await signer.consistencyFrom(held.size)).toString('base64url');
    if (records.checkpoint) records.checkpoint.seen = { size: held.size, consistency: path };
    const { isRight, report } = verifyLedger([fileOf(records)], { keys, seen: held });
    expect([isRight, report.counts.goesOn]).toEqual([true, 1]);
    expect(codes(file, { keys, seen: heldHead(next.logHead) })).toEqual(['SEEN_SHORTER']);
    const root = Buffer.alloc(32, 7);
    const forked = LOG_HEAD.sign({ size: held.size, at: held.at, root }, signer.key);
    expect(codes(file, { keys, seen: heldHead(forked) })).toEqual(['SEEN_FORKED']);
    const stranger = LOG_HEAD.sign({ size: held.size, at: held.at, root }, newSigningKey());
    expect(codes(file, { keys, seen: heldHead(stranger) })).toContain('SEEN_KEY');
    const bare = await ledger.file();
    expect(codes(bare, { keys, seen: held })).toEqual(['SEEN_NOTHING']);
    const text = Buffer.from(`${evidence.logHead.toString('base64url')}\n`);
    expect(heldHead(text).size).toBe(held.size);
  });

  it('[X-44] takes a log that went back only when it says so', async () => {
    const held = heldHead((await checkpoint(3)).logHead);
    const other = new EvidenceSigner();
    const trusted = TrustedKeys.parse(other.keysFile);
    for (const minute of [-2, -1]) await other.sign([], BEGUN + minute * MINUTE * 1000);
    const heldThere = LOG_HEAD.sign({ size: 4, at: held.at, root: held.root }, other.key);
    other.restore(BEGUN + 4 * MINUTE * 1000, BEGUN - MINUTE * 1000);
    const after = await other.sign(headsOf(ledger.headsAt(300)), BEGUN + 5 * MINUTE * 1000);
    const restored = await ledger.file({ evidence: after });
    const { isRight, report } = verifyLedger([restored], {
      keys: trusted,
      seen: heldHead(heldThere),
    });
    expect([isRight, report.counts.wentBack]).toEqual([true, 1]);
    const silent = recordsOf(restored);
    if (silent.checkpoint) silent.checkpoint.restores = [];
    expect(codes(fileOf(silent), { keys: trusted, seen: heldHead(heldThere) })).toEqual([
      'SEEN_FORKED',
    ]);
  });
});
