import { createHash, createPrivateKey, sign, verify } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import {
  CHECKPOINT,
  cosign,
  LOG_HEAD,
  openCosignature,
  RESTORE,
  signingKey,
  verifyingKey,
  type SigningKey,
} from '../index.js';
import { reasonOf } from '../../../test/support/ledger-reason.js';

const AT = 1_764_000_000_000;
const ROOT = createHash('sha256').update('root').digest();

/** What comes before the 32 bytes of a secret key of Ed25519 in PKCS #8 (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** RFC 8032, 7.1, tests 1 to 3: secret key, public key, message, signature. */
const VECTORS: [secret: string, open: string, message: string, signature: string][] = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155' +
      '5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac' +
      '18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
];

function keyOf(secret: string | Buffer): SigningKey {
  const seed = typeof secret === 'string' ? Buffer.from(secret, 'hex') : secret;
  const key = Buffer.concat([PKCS8, seed]);
  return signingKey(createPrivateKey({ key, format: 'der', type: 'pkcs8' }));
}

const SIGNER = keyOf(createHash('sha256').update('signer').digest());
const WITNESS = keyOf(createHash('sha256').update('witness').digest());
const STRANGER = keyOf(createHash('sha256').update('stranger').digest());

const checkpoint = CHECKPOINT.sign({ number: 4, at: AT, headsRoot: ROOT }, SIGNER);
const logHead = LOG_HEAD.sign({ size: 5, at: AT, root: ROOT }, SIGNER);
const restored = {
  number: 4,
  at: AT,
  keptUntil: AT - 60_000,
  root: ROOT,
  reason: 'DISASTER',
} as const;
const restore = RESTORE.sign(restored, SIGNER);
const cosignature = cosign(logHead, [SIGNER], WITNESS);

/** Every kind of signed bytes, and how they are opened. */
const KINDS: [name: string, bytes: Buffer, open: (bytes: Buffer) => unknown][] = [
  ['vangnet/checkpoint/1', checkpoint, (bytes) => CHECKPOINT.open(bytes, [WITNESS, SIGNER])],
  ['vangnet/log-head/1', logHead, (bytes) => LOG_HEAD.open(bytes, [SIGNER])],
  ['vangnet/restore/1', restore, (bytes) => RESTORE.open(bytes, [SIGNER])],
  ['vangnet/cosignature/1', cosignature, (bytes) => openCosignature(bytes, logHead, [WITNESS])],
];

describe('the signatures of statements', () => {
  it('[G-32] [G-33] are those of RFC 8032, in both implementations', () => {
    for (const [secret, open, message, signature] of VECTORS) {
      const [key, bytes] = [keyOf(secret), Buffer.from(message, 'hex')];
      expect(sign(null, bytes, key.secretKey).toString('hex')).toBe(signature);
      const trusted = verifyingKey(Buffer.from(open, 'hex'));
      expect(verify(null, bytes, trusted.publicKey, Buffer.from(signature, 'hex'))).toBe(true);
      const second = ed25519.sign(bytes, Buffer.from(secret, 'hex'));
      expect(Buffer.from(second).toString('hex')).toBe(signature);
      const hash = createHash('sha256').update(Buffer.from(open, 'hex')).digest();
      expect([trusted.id, key.id]).toEqual([hash.subarray(0, 8), hash.subarray(0, 8)]);
    }
  });

  it('[G-32] are over the whole body, by the second implementation as well', () => {
    for (const [name, bytes] of KINDS) {
      const key = name === 'vangnet/cosignature/1' ? WITNESS : SIGNER;
      const open = Buffer.from(key.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
      const [body, signature] = [bytes.subarray(0, -64), bytes.subarray(-64)];
      expect(ed25519.verify(signature, body, open, { zip215: false })).toBe(true);
      expect(ed25519.verify(signature, body.subarray(1), open, { zip215: false })).toBe(false);
    }
  });

  it('[G-33] need a key of 32 bytes, and a secret one for Ed25519', () => {
    expect(reasonOf(() => verifyingKey(Buffer.alloc(31)))).toBe('LENGTH');
    expect(reasonOf(() => signingKey(SIGNER.publicKey))).toBe('KEY');
  });
});

describe('the bytes of statements', () => {
  it('[G-30] begin with name and key, and have each field at its place', () => {
    for (const [name, bytes] of KINDS) {
      expect(bytes.toString('ascii', 0, 24)).toBe(name.padEnd(24, '\0'));
      const { id } = name === 'vangnet/cosignature/1' ? WITNESS : SIGNER;
      expect(bytes.subarray(24, 32)).toEqual(id);
    }
  });

  it('[G-34] are 144 of a checkpoint: number, moment, root', () => {
    expect(checkpoint).toHaveLength(144);
    expect(checkpoint.readBigUInt64BE(32)).toBe(4n);
    expect(checkpoint.readBigUInt64BE(40)).toBe(BigInt(AT));
    expect(checkpoint.subarray(48, 80)).toEqual(ROOT);
    const told = { keyId: SIGNER.id, number: 4, at: AT, headsRoot: ROOT };
    expect(CHECKPOINT.open(checkpoint, [SIGNER])).toEqual(told);
  });

  it('[G-35] are 144 of a log head: size, moment, root', () => {
    expect(logHead).toHaveLength(144);
    expect(logHead.readBigUInt64BE(32)).toBe(5n);
    expect(logHead.readBigUInt64BE(40)).toBe(BigInt(AT));
    expect(logHead.subarray(48, 80)).toEqual(ROOT);
    const told = { keyId: SIGNER.id, size: 5, at: AT, root: ROOT };
    expect(LOG_HEAD.open(logHead, [SIGNER])).toEqual(told);
  });

  it('[G-36] are 176 of a cosignature: the body of the log head', () => {
    expect(cosignature).toHaveLength(176);
    expect(cosignature.subarray(32, 112)).toEqual(logHead.subarray(0, 80));
    expect(openCosignature(cosignature, logHead, [WITNESS])).toEqual(WITNESS.id);
  });

  it('[G-37] are 154 of a restore: number, moment, what is kept until, root, reason', () => {
    expect(restore).toHaveLength(154);
    const numbers = [32, 40, 48].map((at) => Number(restore.readBigUInt64BE(at)));
    expect(numbers).toEqual([4, AT, AT - 60_000]);
    expect(restore.subarray(56, 88)).toEqual(ROOT);
    expect(restore.readUInt16BE(88)).toBe(4);
    expect(RESTORE.open(restore, [SIGNER])).toEqual({ keyId: SIGNER.id, ...restored });
    const codes = (['HARDWARE', 'MISTAKE', 'INTRUSION'] as const).map((reason) =>
      RESTORE.sign({ ...restored, reason }, SIGNER).readUInt16BE(88),
    );
    expect(codes).toEqual([1, 2, 3]);
  });

  it('[G-30] are refused when any byte is changed, and when any is missing or added', () => {
    for (const [, bytes, open] of KINDS) {
      for (let at = 0; at < bytes.length; at += 1) {
        for (const mask of [1, 128]) {
          const changed = Buffer.from(bytes);
          changed[at] = (changed[at] ?? 0) ^ mask;
          expect(reasonOf(() => open(changed))).toMatch(/^(FORMAT|VALUE|KEY|SIGNATURE)$/);
        }
        expect(reasonOf(() => open(bytes.subarray(0, at)))).toBe('LENGTH');
      }
      expect(reasonOf(() => open(Buffer.concat([bytes, Buffer.of(0)])))).toBe('LENGTH');
    }
  });

  it('[G-30] are refused as those of another kind, also where these are as long', () => {
    for (const [name, , open] of KINDS) {
      const others = KINDS.filter(([other]) => other !== name);
      for (const [, bytes] of others) expect(reasonOf(() => open(bytes))).toMatch(/LENGTH|FORMAT/);
    }
    expect(reasonOf(() => LOG_HEAD.open(checkpoint, [SIGNER]))).toBe('FORMAT');
    // Renamed, they are no statement of the other kind: the name stands under the signature.
    const renamed = Buffer.concat([logHead.subarray(0, 24), checkpoint.subarray(24)]);
    expect(reasonOf(() => LOG_HEAD.open(renamed, [SIGNER]))).toBe('SIGNATURE');
  });

  it('[G-30] say again what was said, for any values that may be said', () => {
    const minute = fc.integer({ min: 1, max: 1e9 }).map((minutes) => minutes * 60_000);
    const number = fc.integer({ min: 1, max: 2 ** 32 - 1 });
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(number, minute, minute, hash, (position, at, before, root) => {
        fc.pre(before < at);
        const said = { number: position, at, keptUntil: before, root, reason: 'MISTAKE' } as const;
        const bytes = RESTORE.sign(said, SIGNER);
        expect(RESTORE.open(bytes, [SIGNER])).toEqual({ keyId: SIGNER.id, ...said });
        const head = { size: position, at, root };
        const opened = LOG_HEAD.open(LOG_HEAD.sign(head, SIGNER), [SIGNER]);
        expect(opened).toEqual({ keyId: SIGNER.id, ...head });
      }),
      { numRuns: 50 },
    );
  });

  it('[G-32] are taken from none but the keys that are trusted', () => {
    expect(reasonOf(() => CHECKPOINT.open(checkpoint, []))).toBe('KEY');
    expect(reasonOf(() => CHECKPOINT.open(checkpoint, [STRANGER]))).toBe('KEY');
    // Somebody who has made a key with the same name has not made the signature.
    const namesake = { ...STRANGER, id: SIGNER.id };
    expect(reasonOf(() => CHECKPOINT.open(checkpoint, [namesake]))).toBe('SIGNATURE');
    expect(CHECKPOINT.open(checkpoint, [namesake, SIGNER]).number).toBe(4);
  });

  it('[G-36] are of a cosignature of exactly one log head', () => {
    const next = LOG_HEAD.sign({ size: 6, at: AT + 60_000, root: ROOT }, SIGNER);
    expect(reasonOf(() => openCosignature(cosignature, next, [WITNESS]))).toBe('PROOF');
    expect(reasonOf(() => openCosignature(cosignature, logHead, [SIGNER]))).toBe('KEY');
    expect(reasonOf(() => cosign(logHead, [STRANGER], WITNESS))).toBe('KEY');
    expect(reasonOf(() => cosign(checkpoint, [SIGNER], WITNESS))).toBe('FORMAT');
  });
});

describe('what statements may say', () => {
  it('[G-31] has moments on whole minutes only', () => {
    for (const at of [AT + 1, AT + 59_999, 0, -60_000, AT + 0.5, Infinity, 8.64e15 + 60_000]) {
      expect(reasonOf(() => CHECKPOINT.sign({ number: 0, at, headsRoot: ROOT }, SIGNER))).toBe(
        'VALUE',
      );
    }
    // Signed by the right key as well, such bytes are refused by who reads them.
    const odd = Buffer.from(checkpoint.subarray(0, 80));
    odd.writeBigUInt64BE(BigInt(AT + 1), 40);
    const signed = Buffer.concat([odd, sign(null, odd, SIGNER.secretKey)]);
    expect(reasonOf(() => CHECKPOINT.open(signed, [SIGNER]))).toBe('VALUE');
  });

  it('[G-34] [G-35] has places from 0 to 2^32 − 1, sizes from 1 to 2^32, and roots of 32 bytes', () => {
    const sayCheckpoint = (number: number, headsRoot = ROOT) =>
      reasonOf(() => CHECKPOINT.sign({ number, at: AT, headsRoot }, SIGNER));
    const sayHead = (size: number) =>
      reasonOf(() => LOG_HEAD.sign({ size, at: AT, root: ROOT }, SIGNER));
    expect([0, 2 ** 32 - 1].map((number) => sayCheckpoint(number))).toEqual(['none', 'none']);
    for (const number of [-1, 0.5, 2 ** 32, NaN]) expect(sayCheckpoint(number)).toBe('VALUE');
    expect(sayCheckpoint(1, ROOT.subarray(1))).toBe('VALUE');
    expect([1, 2 ** 32].map(sayHead)).toEqual(['none', 'none']);
    for (const size of [0, 2 ** 32 + 1]) expect(sayHead(size)).toBe('VALUE');
  });

  it('[G-37] has a restore keep at least one leaf, from before it, for a reason that is known', () => {
    const say = (change: object) =>
      reasonOf(() => RESTORE.sign({ ...restored, ...change }, SIGNER));
    expect(say({ number: 0 })).toBe('VALUE');
    expect(say({ keptUntil: AT })).toBe('VALUE');
    expect(say({ reason: 'toString' })).toBe('VALUE');
    const odd = Buffer.from(restore.subarray(0, 90));
    odd.writeUInt16BE(9, 88);
    const signed = Buffer.concat([odd, sign(null, odd, SIGNER.secretKey)]);
    expect(reasonOf(() => RESTORE.open(signed, [SIGNER]))).toBe('VALUE');
  });
});
