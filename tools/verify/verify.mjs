import { languageOf, readOptions } from './options.mjs';
import { partsOf } from './file-parts.mjs';
import { WrongInput } from './trusted-keys.mjs';
import { NotALedger, verifyLedger } from './verify-ledger.mjs';
import { faultText, sentencesOf, WORDS } from './words.mjs';

/** @typedef {import('./options.mjs').Options} Options */
/** @typedef {import('./verify-ledger.mjs').Verdict} Verdict */

const EXIT = { right: 0, wrong: 1, nothing: 2 };

/** Checks one file and says what was found (X-40, X-41). @param {readonly string[]} args */
function main(args) {
  try {
    const options = readOptions(args);
    if (options === 'help') {
      process.stdout.write(WORDS[languageOf(args)].usage);
      return;
    }
    const verdict = verdictOn(options);
    const text = options.json
      ? JSON.stringify(jsonOf(verdict, options), null, 2)
      : sentencesOf(verdict, options.language).join('\n');
    process.stdout.write(`${text}\n`);
    process.exitCode = verdict.isRight ? EXIT.right : EXIT.wrong;
  } catch (error) {
    refuse(error, args);
  }
}

/** @param {Options} options */
function verdictOn({ file, trust }) {
  try {
    return verifyLedger(partsOf(file), trust);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw new WrongInput('FILE', file);
    throw error;
  }
}

/** @param {unknown} error @param {readonly string[]} args */
function refuse(error, args) {
  const words = WORDS[languageOf(args)];
  process.exitCode = EXIT.nothing;
  if (!(error instanceof WrongInput || error instanceof NotALedger)) throw error;
  const { code } = error;
  const detail = error instanceof WrongInput ? error.detail : String(error.line);
  const text = words.inputs[code]?.(detail) ?? code;
  if (args.includes('--json')) {
    process.stdout.write(`${JSON.stringify({ result: 'nothing', code, detail, text }, null, 2)}\n`);
    return;
  }
  process.stderr.write(`${text}\n${code === 'USAGE' ? `\n${words.usage}` : ''}`);
}

/** @param {Verdict} verdict @param {Options} options */
function jsonOf({ isRight, header, changes, streams, evidence, report }, { language, trust }) {
  const { checkpoint, logHead } = evidence;
  return {
    result: isRight ? 'right' : 'wrong',
    faults: report.faults.map((fault) => ({ ...fault, text: faultText(fault, language) })),
    faultCount: report.faultCount,
    changes,
    streams,
    claimed: header,
    evidence: checkpoint
      ? {
          checkpoint: { number: checkpoint.number, at: new Date(checkpoint.at).toISOString() },
          logSize: logHead?.size,
          signaturesChecked: trust.keys !== undefined,
          signers: [...report.signers],
          witnesses: [...report.witnesses],
          restores: report.restores,
        }
      : null,
    notes: report.counts,
    erased: [...report.erasures.values()],
  };
}

main(process.argv.slice(2));
