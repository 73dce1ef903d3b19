import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { heldHead, parseReceipts } from './receipts.mjs';
import { TrustedKeys, WrongInput } from './trusted-keys.mjs';

/** @typedef {'nl' | 'en'} Language */

/**
 * @typedef {object} Options
 * @property {string} file
 * @property {Language} language
 * @property {boolean} json
 * @property {import('./verify-ledger.mjs').Trust} trust
 */

const GIVEN = /** @type {const} */ ({
  keys: { type: 'string' },
  witnesses: { type: 'string' },
  receipts: { type: 'string' },
  seen: { type: 'string' },
  language: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
});

const MOST_WITNESSES = 1000;

/** The language that was asked for, also when nothing else of the command can be understood. @param {readonly string[]} args @returns {Language} */
export function languageOf(args) {
  const at = args.indexOf('--language');
  return args[at + 1] === 'en' || args.includes('--language=en') ? 'en' : 'nl';
}

/** @param {readonly string[]} args @returns {Options | 'help'} @throws WrongInput */
export function readOptions(args) {
  const { values, positionals } = parsedArguments(args);
  if (values.help) return 'help';
  const [file, ...more] = positionals;
  const { language = 'nl', witnesses = '0', json } = values;
  if (file === undefined || more.length > 0) throw new WrongInput('USAGE');
  if (language !== 'nl' && language !== 'en') throw new WrongInput('USAGE');
  if (!/^\d{1,4}$/.test(witnesses) || Number(witnesses) > MOST_WITNESSES) {
    throw new WrongInput('USAGE');
  }
  const keys = values.keys === undefined ? undefined : TrustedKeys.parse(text(values.keys));
  if (Number(witnesses) > 0 && !keys) throw new WrongInput('WITNESSES');
  const receipts = values.receipts === undefined ? undefined : parseReceipts(text(values.receipts));
  const seen = values.seen === undefined ? undefined : heldHead(bytes(values.seen));
  return { file, language, json, trust: { keys, witnesses: Number(witnesses), receipts, seen } };
}

/** @param {readonly string[]} args */
function parsedArguments(args) {
  try {
    return parseArgs({ args: [...args], options: GIVEN, allowPositionals: true });
  } catch {
    throw new WrongInput('USAGE');
  }
}

/** @param {string} path */
function text(path) {
  return bytes(path).toString('utf8');
}

/** @param {string} path */
function bytes(path) {
  try {
    return readFileSync(path);
  } catch {
    throw new WrongInput('FILE', path);
  }
}
