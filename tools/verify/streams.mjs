import { commitmentOf, sha256Hex } from './commitment.mjs';
import { CLOSABLE, VEILED } from './kinds.mjs';
import { isHash, isRecordOf } from './shapes.mjs';

/** @typedef {import('./change-record.mjs').ChangeRecord} ChangeRecord */
/** @typedef {import('./change-record.mjs').Sealed} Sealed */
/** @typedef {import('./report.mjs').Report} Report */

/**
 * How far a stream is in the file, and how far it was at the checkpoint.
 *
 * @typedef {object} StreamState
 * @property {Buffer} id
 * @property {number} from the first rev in the file
 * @property {number} rev
 * @property {string} hash
 * @property {string | null} item
 * @property {string | null} field
 * @property {{ rev: number, hash: string } | null} covered the last change up to the checkpoint
 */

const LINK_WIDTH = 148;
const FORMAT = 2;

/** The streams of a file, change by change: numbers, links, commitments, and the order of the lines. */
export class Streams {
  /** @type {Map<string, StreamState>} */
  states = new Map();
  count = 0;
  #link = Buffer.alloc(LINK_WIDTH);
  /** @type {Map<string, Buffer>} */
  #organisations = new Map();
  /** @type {{ at: number, stream: string, rev: number }} */
  #last = { at: 0, stream: '', rev: 0 };

  /**
   * @param {Report} report
   * @param {{ plan: string, isWhole: boolean, at: number, checkpointAt: number | undefined }} file
   */
  constructor(report, file) {
    this.report = report;
    this.file = file;
  }

  /** @param {ChangeRecord} change */
  take(change) {
    this.count += 1;
    const { stream, rev, at, hash } = change;
    let state = this.states.get(stream);
    const isFirst = state === undefined;
    if (state === undefined) {
      const { item = null, field = null } = change.genesis ?? {};
      const id = Buffer.from(stream.replaceAll('-', ''), 'hex');
      state = { id, from: rev, rev: rev - 1, hash: change.previous, item, field, covered: null };
      this.states.set(stream, state);
    }
    this.#judgeOrder(change);
    this.#judgePlace(change, state, isFirst);
    this.#judgeCommitments(change, state);
    this.#judgeLink(change, state);
    state.rev = rev;
    state.hash = hash;
    const { checkpointAt } = this.file;
    if (checkpointAt !== undefined && at <= checkpointAt) state.covered = { rev, hash };
  }

  /** @param {ChangeRecord} change */
  #judgeOrder(change) {
    const { at, stream, rev } = change;
    if (!isAfter(change, this.#last)) {
      this.report.fault(at < this.#last.at ? 'TIME_BACK' : 'LINE_ORDER');
    }
    if (at > this.file.at) this.report.fault('AFTER_FILE');
    this.#last = { at, stream, rev };
  }

  /** @param {ChangeRecord} change @param {StreamState} state @param {boolean} isFirst */
  #judgePlace({ rev, previous, genesis, actor }, state, isFirst) {
    if (rev <= state.rev) this.report.fault('REV_AGAIN', { expected: state.rev + 1 });
    if (rev > state.rev + 1) this.report.fault('REV_GAP', { expected: state.rev + 1 });
    if (!isFirst) {
      if (genesis) this.report.fault('GENESIS_AGAIN');
      if (previous !== state.hash) this.report.fault('PREVIOUS');
      return;
    }
    if (!genesis) {
      if (rev > 1 && this.file.isWhole) this.report.fault('BEGIN_MISSING');
      else if (rev > 1) this.report.count('laterBegins');
      else if (actor.state === null) this.report.fault('GENESIS_MISSING');
      return;
    }
    if (rev > 1) this.report.fault('GENESIS_AGAIN');
    const text = `${genesis.text},"plan":"${this.file.plan}"}`;
    if (commitmentOf(genesis.salt, text) !== previous) this.report.fault('GENESIS');
  }

  /** @param {ChangeRecord} change @param {StreamState} state */
  #judgeCommitments({ actor, body, kind, value }, state) {
    if (!holds(actor)) this.report.fault('ACTOR');
    if (!holds(body)) this.report.fault('BODY');
    if (actor.state === 'broken' || body.state === 'broken') this.report.fault('BROKEN');
    if ((actor.state === 'erased') !== (body.state === 'erased')) this.report.fault('HALF_ERASED');
    else if (body.state === 'erased') this.report.erased(state);
    if (body.state === 'closed') {
      this.report.count('closed');
      if (!CLOSABLE.has(String(kind))) this.report.fault('CLOSED');
    }
    if (body.opening && !isVeiled(String(kind), value)) this.report.fault('VEIL');
    if (kind === 'item.added' && state.item) this.#noteKind(state.item, value);
  }

  /** @param {ChangeRecord} change @param {StreamState} state */
  #judgeLink(change, state) {
    const { format, actor, body, hash, kind } = change;
    if (typeof kind === 'number') this.report.fault('KIND');
    if (format !== FORMAT) this.report.fault('FORMAT');
    const commitments = { actorCommitment: actor.commitment, bodyCommitment: body.commitment };
    if (this.#linkHash({ ...change, ...commitments }, state.id) !== hash) this.report.fault('HASH');
  }

  /**
   * A change of the usual form that is right in every way; false for one that is not, or that something is to be said of:
   * nothing is taken then.
   *
   * @param {import('./usual-change.mjs').UsualChange} change
   */
  takeUsual(change) {
    const { stream, rev, at, hash, person, value } = change;
    const state = this.states.get(stream);
    if (!state || rev !== state.rev + 1 || change.previous !== state.hash) return false;
    if (!isAfter(change, this.#last) || at > this.file.at) return false;
    if (commitmentOf(change.actorSalt, `{"person":"${person}"}`) !== change.actorCommitment)
      return false;
    if (commitmentOf(change.bodySalt, value) !== change.bodyCommitment) return false;
    if (this.#linkHash(change, state.id) !== hash) return false;
    this.count += 1;
    this.#last = change;
    state.rev = rev;
    state.hash = hash;
    const { checkpointAt } = this.file;
    if (checkpointAt !== undefined && at <= checkpointAt) state.covered = { rev, hash };
    return true;
  }

  /**
   * L-61, in hexadecimal.
   *
   * @param {{ format: number, rev: number, previous: string, at: number, code: number, organisation: string, actorCommitment: string, bodyCommitment: string }} change
   * @param {Buffer} id
   */
  #linkHash(
    { format, rev, previous, at, code, organisation, actorCommitment, bodyCommitment },
    id,
  ) {
    const link = this.#link;
    link.writeUInt16BE(format, 0);
    link.set(id, 2);
    writeUint64(link, rev, 18);
    link.write(previous, 26, 'hex');
    writeUint64(link, at, 58);
    link.writeUInt16BE(code, 66);
    link.set(this.#organisation(organisation), 68);
    link.write(actorCommitment, 84, 'hex');
    link.write(bodyCommitment, 116, 'hex');
    return sha256Hex(link);
  }

  /** @param {string} item @param {unknown} value */
  #noteKind(item, value) {
    const { kind } = /** @type {Record<string, unknown>} */ (value ?? {});
    if (typeof kind === 'string') this.report.itemKinds.set(item, kind);
  }

  /** @param {string} id */
  #organisation(id) {
    const known = this.#organisations.get(id);
    if (known) return known;
    const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
    this.#organisations.set(id, bytes);
    return bytes;
  }
}

/**
 * The order of lines.
 *
 * @param {{ at: number, stream: string, rev: number }} one
 * @param {{ at: number, stream: string, rev: number }} other
 */
function isAfter(one, other) {
  if (one.at !== other.at) return one.at > other.at;
  if (one.stream !== other.stream) return one.stream > other.stream;
  return one.rev > other.rev;
}

/** @param {Sealed} sealed */
function holds({ commitment, opening }) {
  if (!opening) return true;
  return commitmentOf(opening.salt, opening.text) === commitment;
}

/** @param {string} kind @param {unknown} value */
function isVeiled(kind, value) {
  const names = VEILED.get(kind);
  if (!names) return true;
  const parts = /** @type {Record<string, any>} */ (value ?? {});
  return names.every((name) => isRecordOf(parts[name], ['veiled']) && isHash(parts[name].veiled));
}

/** Whole numbers of up to 53 bits, without the price of a BigInt. @param {Buffer} bytes @param {number} value @param {number} offset */
function writeUint64(bytes, value, offset) {
  bytes.writeUInt32BE(Math.floor(value / 2 ** 32), offset);
  bytes.writeUInt32BE(value >>> 0, offset + 4);
}
