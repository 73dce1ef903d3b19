import { LedgerFile } from './ledger-file.mjs';
import { LineReader, UnreadableLine } from './lines.mjs';

export { NotALedger } from './ledger-file.mjs';

/** @typedef {import('./ledger-file.mjs').Trust} Trust */
/** @typedef {import('./ledger-file.mjs').Verdict} Verdict */

/**
 * Checks a file, given as its bytes part by part.
 *
 * @param {Iterable<Buffer>} parts
 * @param {Trust} [trust]
 * @returns {Verdict}
 * @throws NotALedger
 */
export function verifyLedger(parts, trust = {}) {
  const check = new LedgerCheck(trust);
  for (const part of parts) check.read(part);
  return check.conclude();
}

/** Checks a file that comes in parts. */
export class LedgerCheck {
  #file;
  #lines;
  /** @type {Verdict | undefined} */
  #broken;

  /** @param {Trust} trust */
  constructor(trust) {
    const file = new LedgerFile(trust);
    this.#file = file;
    this.#lines = new LineReader((line) => file.take(line));
  }

  /** Changes so far. */
  get changes() {
    return this.#file.streams?.count ?? 0;
  }

  /** @param {Buffer} part @throws NotALedger */
  read(part) {
    if (!this.#broken) this.#orBreak(() => this.#lines.read(part));
  }

  /** To be asked once, after the last part. @returns {Verdict} @throws NotALedger */
  conclude() {
    const digest = this.#broken ? '' : this.#orBreak(() => this.#lines.end());
    return this.#broken ?? this.#file.conclude(digest ?? '');
  }

  /** @template T @param {() => T} work */
  #orBreak(work) {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof UnreadableLine)) throw error;
      this.#broken = this.#file.breakOff(error.reason);
      return undefined;
    }
  }
}
