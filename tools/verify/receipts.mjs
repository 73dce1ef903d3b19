import { isBeginningOf } from './merkle.mjs';
import { isCount, isHash, isRecordOf, isUuid, momentOf } from './shapes.mjs';
import { readLogHead, WrongEvidence } from './statements.mjs';
import { WrongInput } from './trusted-keys.mjs';

/** @typedef {import('./evidence.mjs').Evidence} Evidence */
/** @typedef {import('./report.mjs').Report} Report */
/** @typedef {import('./statements.mjs').LogHead} LogHead */
/** @typedef {import('./streams.mjs').StreamState} StreamState */
/** @typedef {{ stream: string, rev: number, hash: string, at: number }} Receipt */

/** Lines of receipts. @param {string} text @returns {Receipt[]} @throws WrongInput */
export function parseReceipts(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => receiptOf(line, index + 1));
}

/** What somebody was told, to be found again in one file. */
export class ReceiptSearch {
  /** Hash and moment of the changes that receipts are of, by stream and rev. @type {Map<string, Map<number, { hash: string, at: number } | undefined>>} */
  #found = new Map();

  /** @param {readonly Receipt[]} receipts */
  constructor(receipts) {
    this.receipts = receipts;
    for (const { stream, rev } of receipts) {
      const revs = this.#found.get(stream) ?? new Map();
      this.#found.set(stream, revs.set(rev, undefined));
    }
  }

  /** @param {{ stream: string, rev: number, hash: string, at: number }} change */
  note({ stream, rev, hash, at }) {
    const revs = this.#found.get(stream);
    if (revs?.has(rev)) revs.set(rev, { hash, at });
  }

  /** G-42. @param {Report} report @param {{ streams: ReadonlyMap<string, StreamState>, evidence: Evidence, from: number, at: number }} file */
  judge(report, { streams, evidence, from, at }) {
    for (const receipt of this.receipts) {
      const { stream, rev, hash } = receipt;
      const state = streams.get(stream);
      report.at({ stream, rev, item: state?.item, field: state?.field });
      if (receipt.at > at) report.count('laterReceipts');
      else if (receipt.at <= from) report.count('earlierReceipts');
      else if (!state) lost(report, evidence, { receipt, code: 'RECEIPT_NO_STREAM' });
      else {
        const found = this.#found.get(stream)?.get(rev);
        if (found?.hash === hash && found.at === receipt.at) report.count('keptReceipts');
        else if (found?.hash === hash) report.fault('RECEIPT_TIME');
        else lost(report, evidence, { receipt, code: found ? 'RECEIPT_OTHER' : 'RECEIPT_CUT' });
      }
    }
  }
}

/** @param {Report} report @param {Evidence} evidence @param {{ receipt: Receipt, code: string }} what */
function lost(report, { restores, checkpoint }, { receipt, code }) {
  const explains = restores.some(
    ({ at, keptUntil }) =>
      keptUntil < receipt.at && at >= receipt.at && checkpoint !== undefined && at <= checkpoint.at,
  );
  if (explains) report.count('restoredReceipts');
  else report.fault(code);
}

/** @param {string} line @param {number} number @returns {Receipt} */
function receiptOf(line, number) {
  const wrong = new WrongInput('RECEIPTS', String(number));
  /** @type {unknown} */
  let given;
  try {
    given = JSON.parse(line);
  } catch {
    throw wrong;
  }
  if (!isRecordOf(given, ['at', 'hash', 'rev', 'stream'])) throw wrong;
  const { hash, rev, stream } = given;
  const at = momentOf(given['at']);
  if (!isHash(hash) || !isCount(rev) || !isUuid(stream) || at === undefined) throw wrong;
  return { stream, rev, hash, at };
}

/**
 * Holds the log head of a file against one that was seen before (G-41).
 *
 * @param {Report} report
 * @param {Evidence} evidence
 * @param {LogHead} held
 */
export function judgeSeen(report, evidence, held) {
  const { logHead: later, seen, keys } = evidence;
  const verdict = keys?.signer(held);
  if (verdict && verdict.is !== 'SIGNED') report.fault('SEEN_KEY');
  if (!later) {
    report.fault('SEEN_NOTHING');
    return;
  }
  const path = seen?.size === held.size ? seen.path : [];
  const inOrder = later.size === held.size ? later.at === held.at : later.at > held.at;
  if (inOrder && isBeginningOf(held, later, path)) report.count('goesOn');
  else if (
    evidence.restores.some(({ number, at }) => number < held.size && at > held.at && at <= later.at)
  ) {
    report.count('wentBack');
  } else if (later.size < held.size) report.fault('SEEN_SHORTER');
  else if (later.size > held.size && seen?.size !== held.size) report.fault('SEEN_NO_PROOF');
  else report.fault('SEEN_FORKED');
}

/** A log head that was kept: its bytes, or base64url. @param {Buffer} given @throws WrongInput */
export function heldHead(given) {
  const text = given.toString('latin1').trim();
  try {
    return readLogHead(given.length === 144 ? given : Buffer.from(text, 'base64url'));
  } catch (error) {
    if (!(error instanceof WrongEvidence)) throw error;
    throw new WrongInput('SEEN');
  }
}
