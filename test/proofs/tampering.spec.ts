import { TestApp } from '../support/app.js';
import { tamperedCase, type TamperedCase } from '../support/ledger/tampered-case.js';
import {
  copyOf,
  fileOf,
  recordsOf,
  withStreams,
  withoutEvidence,
  type LedgerRecords,
} from '../support/ledger/ledger-records.js';
import {
  IN_THE_EVIDENCE,
  IN_THE_LOG,
  REWRITTEN,
  type Tampering,
  withAnotherByte,
} from '../support/ledger/tampering.js';
import { parseReceipts, type Receipt } from '../../tools/verify/receipts.mjs';
import { TrustedKeys } from '../../tools/verify/trusted-keys.mjs';
import { NotALedger, verifyLedger } from '../../tools/verify/verify-ledger.mjs';
import { Chance } from './chance.js';
import { EvidenceSigner } from '../support/ledger/evidence-signer.js';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
/** Of all; one in twenty is of a file with evidence, which takes several times as long to check. */
const TIMES = process.env['PROOFS'] === 'full' ? 110_000 : 2_000;

/** Of this no receipt says anything: what was confirmed is still there. */
const ADDED = 'a change added at the end';

/** P3: whatever is done to a log, the verifier says so; and of one that nothing was done to it never does. */
describe(`tampering (seed ${SEED}, ${TIMES} times)`, () => {
  const signer = new EvidenceSigner();
  let app: TestApp;
  let made: TamperedCase;
  let whole: LedgerRecords;
  let trust: { keys: TrustedKeys; witnesses: number };

  beforeAll(async () => {
    app = await TestApp.start({
      evidence: signer,
      env: { VANGNET_LIMIT_EXPORTS_PER_HOUR: '1000' },
    });
    signer.databaseUrl = app.database.url;
    made = await tamperedCase(app);
    whole = recordsOf(made.file);
    trust = { keys: TrustedKeys.parse(signer.keysFile), witnesses: 1 };
  });
  afterAll(() => app.close());

  /** The tamperings that were not flagged. Each is tried in turn, so that none is left to chance. */
  function unflagged(
    tamperings: readonly Tampering[],
    times: number,
    records: LedgerRecords,
  ): string[] {
    const chance = new Chance(SEED);
    const passed: string[] = [];
    for (let turn = 0, tries = 0; turn < times; tries += 1) {
      const tampering = tamperings[tries % tamperings.length];
      const file = tampering?.apply(copyOf(records), chance);
      if (!tampering || !file) continue;
      turn += 1;
      if (isRight(file)) passed.push(`${tampering.name}, turn ${turn}`);
    }
    return passed;
  }

  function unflaggedBytes(file: Buffer, times: number): string[] {
    const chance = new Chance(SEED);
    const passed: string[] = [];
    for (let turn = 1; turn <= times; turn += 1) {
      if (isRight(withAnotherByte(file, chance))) passed.push(`another byte, turn ${turn}`);
    }
    return passed;
  }

  function isRight(file: Buffer): boolean {
    try {
      return verifyLedger([file], trust).isRight;
    } catch (error) {
      if (error instanceof NotALedger) return false;
      throw error;
    }
  }

  it('[X-01] never flags what nobody touched, whoever reads it, with evidence and without', () => {
    for (const { file, receipts } of made.readers) {
      const records = recordsOf(file);
      expect(fileOf(records).equals(file)).toBe(true);
      const given = { ...trust, receipts: parseReceipts(receipts) };
      const { isRight: right, report } = verifyLedger([file], given);
      expect([report.faults, right]).toEqual([[], true]);
      expect(verifyLedger([fileOf(withoutEvidence(records))], {}).isRight).toBe(true);
    }
    expect(made.readers.map(({ receipts }) => receipts.length > 0)).toContain(true);
  });

  it('[X-10] [X-11] [X-12] flags any byte, and whatever is deleted, doubled, swapped or exchanged', () => {
    const few = withStreams(withoutEvidence(whole), 12);
    expect(verifyLedger([fileOf(few)]).isRight).toBe(true);
    expect(unflaggedBytes(fileOf(few), TIMES * 0.6)).toEqual([]);
    expect(unflagged(IN_THE_LOG, TIMES * 0.35, few)).toEqual([]);
  });

  it('[X-20] [X-21] flags what was written anew, against the checkpoint, and evidence that was moved', () => {
    const few = withStreams(whole, 12);
    expect(verifyLedger([fileOf(few)], trust).isRight).toBe(true);
    expect(unflaggedBytes(fileOf(few), TIMES * 0.01)).toEqual([]);
    expect(unflagged([...REWRITTEN, ...IN_THE_EVIDENCE], TIMES * 0.04, few)).toEqual([]);
  });

  it('[X-22] [X-43] has nothing to hold a rewritten log without evidence against, but a receipt of it', () => {
    const bare = withoutEvidence(whole);
    const chance = new Chance(SEED);
    const receipts = parseReceipts(made.receiptsOfAll);
    const rewritten = REWRITTEN.flatMap((tampering) => {
      const file = tampering.apply(copyOf(bare), chance);
      return file && tampering.name !== ADDED ? [{ name: tampering.name, file }] : [];
    });
    const found = rewritten.filter(({ file }) => !isRightAlone(file, receipts));
    expect(found).toEqual(rewritten);
    const foundAlone = rewritten.filter(({ file }) => !isRightAlone(file)).map(({ name }) => name);
    expect(foundAlone.filter((name) => /fork|tail/.test(name))).toEqual([]);
    const gone = bare.changes[0]?.stream;
    const left = { ...bare, changes: bare.changes.filter(({ stream }) => stream !== gone) };
    expect([isRightAlone(fileOf(left)), isRightAlone(fileOf(left), receipts)]).toEqual([
      true,
      false,
    ]);
    expect(isRightAlone(fileOf(bare), receipts)).toBe(true);
  });

  it('[X-34] flags what a superuser does in the database, and gives the file all the same', async () => {
    signer.isAway = true;
    for (const [what, sql] of made.bySuperuser) {
      const file = await made.exportAfter(sql);
      expect([what, isRight(file)]).toEqual([what, false]);
    }
    expect(isRight(await made.exportAfter(''))).toBe(true);
  });

  function isRightAlone(file: Buffer, receipts?: readonly Receipt[]): boolean {
    return verifyLedger([file], { receipts }).isRight;
  }
});
