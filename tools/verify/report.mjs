/** Where in a file something is: its line, and what stands there as far as it could be read. */
/** @typedef {{ stream?: string | undefined, rev?: number | undefined, item?: string | null | undefined, field?: string | null | undefined }} Place */
/** @typedef {Place & { line: number, code: string, detail: Readonly<Record<string, string | number>> }} Fault */
/** @typedef {'closed' | 'laterBegins' | 'passedOver' | 'unknownWitnesses' | 'laterReceipts' | 'earlierReceipts' | 'keptReceipts' | 'restoredReceipts' | 'goesOn' | 'wentBack'} CountName */

/** Faults that are kept to be shown; beyond, they are counted. */
const KEPT = 1000;

/** What was found in a file: what is wrong and where, and what was not checked. */
export class Report {
  /** @type {Fault[]} */
  faults = [];
  faultCount = 0;
  /** @type {Record<CountName, number>} */
  counts = {
    closed: 0,
    laterBegins: 0,
    passedOver: 0,
    unknownWitnesses: 0,
    laterReceipts: 0,
    earlierReceipts: 0,
    keptReceipts: 0,
    restoredReceipts: 0,
    goesOn: 0,
    wentBack: 0,
  };
  /** Changes of which nothing can be read any more, by what they were of. @type {Map<string, { item: string | null, field: string | null, count: number }>} */
  erasures = new Map();
  /** What items are, where the file says so, for the words. @type {Map<string, string>} */
  itemKinds = new Map();
  /** @type {Set<string>} */
  signers = new Set();
  /** @type {Set<string>} */
  witnesses = new Set();
  /** @type {{ number: number, at: number, keptUntil: number }[]} */
  restores = [];
  line = 0;
  /** @type {Place} */
  #place = {};

  /** What the next faults are of. @param {Place} place */
  at(place) {
    this.#place = place;
  }

  /** @param {string} code @param {Readonly<Record<string, string | number>>} detail */
  fault(code, detail = {}) {
    this.faultCount += 1;
    if (this.faults.length < KEPT)
      this.faults.push({ ...this.#place, line: this.line, code, detail });
  }

  /** @param {CountName} name */
  count(name) {
    this.counts[name] += 1;
  }

  /** @param {{ item: string | null, field: string | null }} of */
  erased({ item, field }) {
    const key = `${item}:${field}`;
    const { count } = this.erasures.get(key) ?? { count: 0 };
    this.erasures.set(key, { item, field, count: count + 1 });
  }

  /** @param {string} name */
  signer(name) {
    this.signers.add(name);
  }

  /** @param {string} name */
  witness(name) {
    this.witnesses.add(name);
  }

  /** @param {{ number: number, at: number, keptUntil: number }} restore */
  restored({ number, at, keptUntil }) {
    this.restores.push({ number, at, keptUntil });
  }
}
