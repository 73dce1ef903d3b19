import { canonical, NotCanonical } from './canonical-json.mjs';
import { Malformed, readChange } from './change-record.mjs';
import { Evidence } from './evidence.mjs';
import { judgeSeen, ReceiptSearch } from './receipts.mjs';
import { isRecordOf } from './shapes.mjs';
import { isCheckpoint, isEnd, isHeader } from './small-records.mjs';
import { Report } from './report.mjs';
import { Streams } from './streams.mjs';
import { UsualChanges } from './usual-change.mjs';

/** @typedef {import('./small-records.mjs').Header} Header */
/** @typedef {import('./small-records.mjs').End} End */
/** @typedef {import('./statements.mjs').LogHead} LogHead */

/**
 * What whoever verifies has from elsewhere.
 *
 * @typedef {object} Trust
 * @property {import('./trusted-keys.mjs').TrustedKeys | undefined} [keys]
 * @property {number} [witnesses] how many cosignatures are asked for
 * @property {readonly import('./receipts.mjs').Receipt[] | undefined} [receipts]
 * @property {LogHead | undefined} [seen]
 * @property {((change: Followed) => void) | undefined} [follow] told of each change that is written as it should be
 *
 * A change for whoever follows what the log gives; `value` is canonical JSON, undefined where nobody gets it.
 *
 * @typedef {{ stream: string, rev: number, code: number, at: number, value: string | undefined, item: string | null, field: string | null }} Followed
 *
 * What was found. Without a header nothing could be judged.
 *
 * @typedef {object} Verdict
 * @property {boolean} isRight
 * @property {Header} header
 * @property {number} changes
 * @property {number} streams
 * @property {Evidence} evidence
 * @property {Report} report
 */

/** There is nothing to judge: this is no file of this format. */
export class NotALedger extends Error {
  /** @param {string} code @param {number} line */
  constructor(code, line) {
    super(code);
    this.code = code;
    this.line = line;
  }
}

const EVER = '0000-01-01T00:00:00.000Z';

/** The order in which records stand. */
const STAGES = { header: 0, checkpoint: 1, change: 2, head: 3, end: 4 };

/** What one file says, record by record. */
export class LedgerFile {
  report = new Report();
  /** @type {Header | undefined} */
  header;
  /** @type {Streams | undefined} */
  streams;
  /** @type {End | undefined} */
  end;
  #stage = -1;
  #usual = new UsualChanges();

  /** @param {Trust} trust */
  constructor(trust) {
    this.trust = trust;
    this.evidence = new Evidence(this.report, trust.keys);
    this.receipts = trust.receipts && new ReceiptSearch(trust.receipts);
  }

  /** @param {string} line */
  take(line) {
    const { report } = this;
    report.line += 1;
    if (this.#takeUsual(line)) return;
    report.at({});
    const record = parsed(line);
    const type = record?.['type'];
    if (this.header === undefined) {
      this.#begin(record, line);
    } else if (record === undefined || typeof type !== 'string') {
      report.fault('NO_RECORD');
    } else if (this.end) {
      report.fault('AFTER_END');
    } else if (type === 'change') {
      this.#takeChange(record, line);
    } else {
      this.#takeOther(record, type, line);
    }
  }

  /** Whether it was a change as almost all are, and right. @param {string} line */
  #takeUsual(line) {
    if (this.#stage !== STAGES.change || !this.streams) return false;
    const change = this.#usual.read(line);
    if (!change || !this.streams.takeUsual(change)) return false;
    this.#note(change, change.value);
    return true;
  }

  /** @param {string} digest @returns {Verdict} */
  conclude(digest) {
    const { report, end, header } = this;
    if (!header) throw new NotALedger('NO_HEADER', 1);
    report.at({});
    if (!end) report.fault('NO_END');
    else if (end.digest !== digest) report.fault('DIGEST');
    const { states, count } = this.#streams(header);
    if (end && end.changes !== count)
      report.fault('COUNT', { expected: end.changes, found: count });
    this.evidence.judgeMissing(states);
    report.at({});
    const ids = [...this.evidence.keyIds].sort();
    if (canonical(ids) !== canonical(header.keys)) report.fault('KEY_IDS');
    this.#judgeTrust(header);
    const isRight = report.faultCount === 0;
    const { evidence } = this;
    return { isRight, header, changes: count, streams: states.size, evidence, report };
  }

  /** @param {string} reason @returns {Verdict} */
  breakOff(reason) {
    const { report, header, evidence } = this;
    if (!header) throw new NotALedger(reason, report.line + 1);
    report.at({});
    report.line += 1;
    report.fault('UNREADABLE', { reason });
    const { states, count } = this.#streams(header);
    return { isRight: false, header, changes: count, streams: states.size, evidence, report };
  }

  /** @param {Record<string, unknown> | undefined} record @param {string} line */
  #begin(record, line) {
    if (record?.['type'] !== 'header') throw new NotALedger('NO_HEADER', 1);
    if (record['format'] !== 'vangnet/export/1') throw new NotALedger('FORMAT', 1);
    if (!isWritten(record, line) || !isHeader(record)) throw new NotALedger('HEADER', 1);
    this.header = record;
    this.#stage = STAGES.header;
  }

  /** @param {Record<string, unknown>} record @param {string} line */
  #takeChange(record, line) {
    this.#move('change');
    const { stream, rev } = record;
    const state = this.streams?.states.get(String(stream));
    this.report.at({
      stream: typeof stream === 'string' ? stream : undefined,
      rev: typeof rev === 'number' ? rev : undefined,
      item: state?.item,
      field: state?.field,
    });
    try {
      const change = readChange(record, line);
      if (change.genesis) this.report.at({ ...change, ...placeOf(change.genesis) });
      this.#streams(this.header).take(change);
      this.#note(change, change.body.opening?.text);
    } catch (error) {
      if (!(error instanceof Malformed || error instanceof NotCanonical)) throw error;
      this.report.fault('FORM');
    }
  }

  /** @param {{ stream: string, rev: number, hash: string, at: number, code: number }} change @param {string | undefined} value */
  #note(change, value) {
    this.receipts?.note(change);
    const { stream, rev, code, at } = change;
    const { item = null, field = null } = this.streams?.states.get(stream) ?? {};
    this.trust.follow?.({ stream, rev, code, at, value, item, field });
  }

  /** @param {Record<string, unknown>} record @param {string} type @param {string} line */
  #takeOther(record, type, line) {
    const { report } = this;
    if (type.startsWith('+')) {
      if (isWritten(record, line)) report.count('passedOver');
      else report.fault('FORM');
      return;
    }
    if (!Object.hasOwn(STAGES, type)) throw new NotALedger('NEWER', report.line);
    const before = this.#stage;
    this.#move(/** @type {keyof typeof STAGES} */ (type));
    if (!isWritten(record, line)) report.fault('FORM');
    else if (isEnd(record)) this.end = record;
    else if (isCheckpoint(record) && before < STAGES.checkpoint) this.evidence.take(record);
    else if (type === 'head' && isRecordOf(record, ['proof', 'type'])) {
      this.evidence.takeHead(record['proof'], this.#streams(this.header).states);
    } else report.fault('FORM');
  }

  /** @param {keyof typeof STAGES} type */
  #move(type) {
    const stage = STAGES[type];
    if (stage < this.#stage) this.report.fault('RECORD_ORDER');
    this.#stage = Math.max(stage, this.#stage);
  }

  /** Begun when the first change comes: by then it is known what the checkpoint covers. @param {Header | undefined} header */
  #streams(header) {
    if (!header) throw new NotALedger('NO_HEADER', 1);
    const checkpointAt = this.evidence.checkpoint?.at;
    const { plan, from } = header;
    const at = Date.parse(header.at);
    const file = { plan, isWhole: from === null, at, checkpointAt };
    this.streams ??= new Streams(this.report, file);
    return this.streams;
  }

  /** @param {Header} header */
  #judgeTrust(header) {
    const { report, evidence, receipts } = this;
    const { witnesses = 0, seen } = this.trust;
    if (report.witnesses.size < witnesses) {
      report.fault('WITNESSES', { expected: witnesses, found: report.witnesses.size });
    }
    const { states } = this.#streams(header);
    const [from, at] = [Date.parse(header.from ?? EVER), Date.parse(header.at)];
    receipts?.judge(report, { streams: states, evidence, from, at });
    report.at({});
    if (seen) judgeSeen(report, evidence, seen);
  }
}

/** @param {{ item: string, field: string }} genesis */
function placeOf({ item, field }) {
  return { item, field };
}

/** An object of JSON; undefined for anything else. @param {string} line @returns {Record<string, unknown> | undefined} */
function parsed(line) {
  try {
    /** @type {unknown} */
    const value = JSON.parse(line);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? /** @type {Record<string, unknown>} */ (value) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a line is the one way to write a record. @param {Record<string, unknown>} record @param {string} line */
function isWritten(record, line) {
  try {
    return canonical(record) === line;
  } catch (error) {
    if (error instanceof NotCanonical) return false;
    throw error;
  }
}
