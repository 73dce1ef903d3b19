import { sha256 } from './commitment.mjs';
import { isFullKey, isSignedBy } from './ed25519.mjs';
import { isHash, isName, isRecordOf } from './shapes.mjs';

/** @typedef {import('./statements.mjs').Signed} Signed */
/** @typedef {{ id: string, name: string, bytes: Buffer }} TrustedKey */

/** A file that somebody gave with the command and that is not what it should be. */
export class WrongInput extends Error {
  /** @param {string} code @param {string} detail */
  constructor(code, detail = '') {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

/** Whom whoever verifies trusts, and for what. They never come from the file that is checked. */
export class TrustedKeys {
  /** @param {readonly TrustedKey[]} signers @param {readonly TrustedKey[]} witnesses */
  constructor(signers, witnesses) {
    this.signers = signers;
    this.witnesses = witnesses;
  }

  /** @param {string} text @throws WrongInput */
  static parse(text) {
    const given = parsed(text);
    if (!isRecordOf(given, ['signers', 'witnesses'])) throw new WrongInput('KEYS');
    return new TrustedKeys(keysOf(given['signers']), keysOf(given['witnesses']));
  }

  /** The name of the signer that a statement is by. @param {Signed} statement @returns {Verdict} */
  signer(statement) {
    return judge(statement, this.signers);
  }

  /** @param {Signed} statement @returns {Verdict} */
  witness(statement) {
    return judge(statement, this.witnesses);
  }
}

/** @typedef {{ is: 'SIGNED', name: string } | { is: 'UNKNOWN' | 'FORGED' }} Verdict */

/** @param {Signed} statement @param {readonly TrustedKey[]} keys @returns {Verdict} */
function judge({ keyId, body, signature }, keys) {
  const named = keys.filter(({ id }) => id === keyId);
  if (named.length === 0) return { is: 'UNKNOWN' };
  const by = named.find(({ bytes }) => isSignedBy(body, signature, bytes));
  return by ? { is: 'SIGNED', name: by.name } : { is: 'FORGED' };
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new WrongInput('KEYS');
  }
}

/** @param {unknown} list @returns {TrustedKey[]} */
function keysOf(list) {
  if (!Array.isArray(list)) throw new WrongInput('KEYS');
  return list.map((entry) => {
    if (!isRecordOf(entry, ['key', 'name'])) throw new WrongInput('KEYS');
    const { key, name } = entry;
    if (!isHash(key) || !isName(name)) throw new WrongInput('KEYS');
    const bytes = Buffer.from(key, 'hex');
    if (!isFullKey(bytes)) throw new WrongInput('KEY', name);
    return { id: sha256(bytes).toString('hex', 0, 8), name, bytes };
  });
}
