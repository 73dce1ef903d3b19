import { readFile } from 'node:fs/promises';
import type { Trusted } from '../../apps/checker/message.js';
import { parseReceipts } from '../../tools/verify/receipts.mjs';
import { TrustedKeys } from '../../tools/verify/trusted-keys.mjs';
import { NotALedger, verifyLedger } from '../../tools/verify/verify-ledger.mjs';
import { Chance } from '../proofs/chance.js';
import { BundledChecker } from '../support/ledger/bundled-checker.js';
import { copyOf, fileOf, recordsOf, type LedgerRecords } from '../support/ledger/ledger-records.js';
import {
  IN_THE_EVIDENCE,
  IN_THE_LOG,
  REWRITTEN,
  withAnotherByte,
} from '../support/ledger/tampering.js';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
const TIMES = process.env['PROOFS'] === 'full' ? 300 : 2;

/** P3 in the browser: the sample that the command checks, by the script that a browser runs. */
describe(`the checker of the browser (seed ${SEED})`, () => {
  let checker: BundledChecker;
  let file: Buffer;
  let receipts: string;
  let keysFile: string;
  let keys: Trusted;
  let records: LedgerRecords;

  beforeAll(async () => {
    const sample = (name: string) => new URL(`../../docs/samples/demo.${name}`, import.meta.url);
    checker = await BundledChecker.start();
    file = await readFile(sample('ledger'));
    receipts = await readFile(sample('receipts'), 'utf8');
    keysFile = await readFile(sample('keys.json'), 'utf8');
    const { signers, witnesses } = JSON.parse(keysFile) as Record<string, { key: string }[]>;
    const listed = (named: { key: string }[] = []) => named.map(({ key }) => key);
    keys = { signers: listed(signers), witnesses: listed(witnesses) };
    records = recordsOf(file);
  }, 60_000);

  /** What the command finds, with the same trust. */
  function codesOfCommand(given: Buffer): string[] {
    try {
      const { report } = verifyLedger([given], { keys: TrustedKeys.parse(keysFile) });
      return report.faults.map(({ code }) => code);
    } catch (error) {
      if (error instanceof NotALedger) return ['nothing'];
      throw error;
    }
  }

  const codesOfBrowser = (given: Buffer): string[] =>
    checker.verdictOn(given, { keys })?.wrongs.map(({ code }) => code) ?? ['nothing'];

  it('[G-70] finds the sample right, in parts of any length, with its signatures and receipts', () => {
    for (const length of [999, 1 << 20]) {
      const held = parseReceipts(receipts).map(({ at, ...receipt }) => ({
        ...receipt,
        at: new Date(at).toISOString(),
      }));
      expect(checker.verdictOn(file, { keys, receipts: held }, length)).toMatchObject({
        wrongs: [],
        wrongCount: 0,
        changes: 65,
        items: 11,
        signers: 1,
        witnesses: 1,
        unconfirmed: 0,
        keptReceipts: 12,
        checkpoint: { at: Date.parse('2026-11-29T20:34:00.000Z') },
      });
    }
  });

  it('[G-70] finds what the command finds, whatever is done to a file', () => {
    const chance = new Chance(SEED);
    const tampered = [...IN_THE_LOG, ...REWRITTEN, ...IN_THE_EVIDENCE].flatMap((tampering) =>
      Array.from({ length: TIMES }, () => tampering.apply(copyOf(records), chance)).flatMap(
        (made) => (made ? [{ name: tampering.name, made }] : []),
      ),
    );
    for (let turn = 0; turn < 10 * TIMES; turn += 1) {
      tampered.push({ name: 'another byte', made: withAnotherByte(file, chance) });
    }
    for (const { name, made } of tampered) {
      const found = codesOfBrowser(made);
      expect([name, found.length > 0]).toEqual([name, true]);
      expect([name, ...found]).toEqual([name, ...codesOfCommand(made).slice(0, found.length)]);
    }
  });

  it('[G-72] says in words of the reader what is wrong, and of what', () => {
    const changed = copyOf(records);
    const text = changed.changes.find(({ kind, body }) => kind === 'field.set' && body.salt);
    if (text) text.body.value = { value: 'iets anders' };
    const verdict = checker.verdictOn(fileOf(changed), { keys });
    expect(verdict?.wrongs).toContainEqual(
      expect.objectContaining({
        code: 'BODY',
        text: expect.stringMatching(/^De inhoud is veranderd/),
      }),
    );
  });
});
