import { isBeginningOf, isIncluded, leafHash } from './merkle.mjs';
import { bytesOf, hashesOf } from './shapes.mjs';
import {
  openHeadProof,
  readCheckpoint,
  readCosignature,
  readLogHead,
  readRestore,
  WrongEvidence,
} from './statements.mjs';

/** @typedef {import('./report.mjs').Report} Report */
/** @typedef {import('./statements.mjs').Checkpoint} Checkpoint */
/** @typedef {import('./statements.mjs').LogHead} LogHead */
/** @typedef {import('./statements.mjs').Restore} Restore */
/** @typedef {import('./statements.mjs').Signed} Signed */
/** @typedef {import('./streams.mjs').StreamState} StreamState */
/** @typedef {import('./trusted-keys.mjs').TrustedKeys} TrustedKeys */
/** @typedef {import('./trusted-keys.mjs').Verdict} Verdict */

/**
 * What stands in the `checkpoint` of a file, as it was written there.
 *
 * @typedef {object} CheckpointRecord
 * @property {unknown} logHead
 * @property {readonly unknown[]} cosignatures
 * @property {unknown} checkpoint
 * @property {unknown} inclusion
 * @property {readonly { statement: unknown, inclusion: unknown, consistency: unknown }[]} restores
 * @property {{ size: number, consistency: unknown } | null} seen
 */

/** The evidence of a file: who signed what, and that it belongs together (G-44). */
export class Evidence {
  /** @type {LogHead | undefined} */
  logHead;
  /** @type {Checkpoint | undefined} */
  checkpoint;
  /** Those that count (G-43): signed by somebody who is trusted, too. @type {Restore[]} */
  restores = [];
  /** @type {{ size: number, path: Buffer[] } | undefined} */
  seen;
  /** @type {Set<string>} */
  keyIds = new Set();
  #lastProven = '';
  /** @type {Set<string>} */
  #proven = new Set();

  /** @param {Report} report @param {TrustedKeys | undefined} keys */
  constructor(report, keys) {
    this.report = report;
    this.keys = keys;
  }

  /** @param {CheckpointRecord} record */
  take(record) {
    this.#judging(() => {
      const head = readLogHead(bytesIn(record.logHead, 'log-head'));
      this.logHead = head;
      this.#judgeSigner(head, 'log-head');
      const checkpoint = readCheckpoint(bytesIn(record.checkpoint, 'checkpoint'));
      this.checkpoint = checkpoint;
      this.#judgeSigner(checkpoint, 'checkpoint');
      const leaf = { hash: leafHash(checkpoint.bytes), index: checkpoint.number };
      if (!isIncluded(leaf, head, hashesIn(record.inclusion, 'checkpoint'))) {
        throw new WrongEvidence('NOT_IN_LOG', 'checkpoint');
      }
      if (checkpoint.at > head.at) throw new WrongEvidence('AFTER_LOG', 'checkpoint');
    });
    const head = this.logHead;
    if (!head) return;
    let before = '';
    for (const cosignature of record.cosignatures) {
      this.#judging(() => {
        before = this.#takeCosignature(cosignature, head, before);
      });
    }
    let last = 0;
    for (const restore of record.restores) {
      this.#judging(() => {
        last = this.#takeRestore(restore, head, last);
      });
    }
    this.#judging(() => {
      const { seen } = record;
      if (seen) this.seen = { size: seen.size, path: hashesIn(seen.consistency, 'seen') };
    });
  }

  /** @param {unknown} proof @param {ReadonlyMap<string, StreamState>} streams */
  takeHead(proof, streams) {
    this.#judging(() => {
      if (!this.checkpoint) throw new WrongEvidence('NO_CHECKPOINT', 'head-proof');
      const { stream, rev, head } = openHeadProof(
        bytesIn(proof, 'head-proof'),
        this.checkpoint.root,
      );
      const state = streams.get(stream);
      this.report.at({ stream, rev, item: state?.item, field: state?.field });
      if (stream <= this.#lastProven) this.report.fault('HEAD_ORDER');
      this.#lastProven = stream;
      this.#proven.add(stream);
      const covered = state?.covered;
      if (!covered) this.report.fault('HEAD_OF_OTHER');
      else if (rev > covered.rev) this.report.fault('CUT', { expected: rev, found: covered.rev });
      else if (rev < covered.rev) this.report.fault('ADDED', { expected: rev, found: covered.rev });
      else if (head !== covered.hash) this.report.fault('REWRITTEN');
    });
  }

  /** Streams with changes up to the checkpoint that no head was shown of. @param {ReadonlyMap<string, StreamState>} streams */
  judgeMissing(streams) {
    if (!this.checkpoint) return;
    for (const [stream, { covered, item, field }] of streams) {
      if (!covered || this.#proven.has(stream)) continue;
      this.report.at({ stream, rev: covered.rev, item, field });
      this.report.fault('HEAD_MISSING');
    }
  }

  /** @param {unknown} text @param {LogHead} head @param {string} before */
  #takeCosignature(text, head, before) {
    const cosignature = readCosignature(bytesIn(text, 'cosignature'));
    if (!cosignature.head.equals(head.body)) throw new WrongEvidence('OTHER_HEAD', 'cosignature');
    if (cosignature.keyId <= before) throw new WrongEvidence('ORDER', 'cosignature');
    this.keyIds.add(cosignature.keyId);
    const verdict = this.keys?.witness(cosignature);
    if (verdict?.is === 'FORGED') throw new WrongEvidence('FORGED', 'cosignature');
    if (verdict?.is === 'SIGNED') this.report.witness(verdict.name);
    else if (verdict) this.report.count('unknownWitnesses');
    return cosignature.keyId;
  }

  /** @param {CheckpointRecord['restores'][number]} record @param {LogHead} head @param {number} last */
  #takeRestore(record, head, last) {
    const restore = readRestore(bytesIn(record.statement, 'restore'));
    if (restore.number <= last) throw new WrongEvidence('ORDER', 'restore');
    const leaf = { hash: leafHash(restore.bytes), index: restore.number };
    const kept = { size: restore.number, root: restore.root };
    if (restore.at > head.at) throw new WrongEvidence('AFTER_LOG', 'restore');
    if (!isIncluded(leaf, head, hashesIn(record.inclusion, 'restore'))) {
      throw new WrongEvidence('NOT_IN_LOG', 'restore');
    }
    if (!isBeginningOf(kept, head, hashesIn(record.consistency, 'restore'))) {
      throw new WrongEvidence('OTHER_LOG', 'restore');
    }
    if (this.#judgeSigner(restore, 'restore')) this.restores.push(restore);
    this.report.restored(restore);
    return restore.number;
  }

  /** Whether somebody who is trusted signed it; a fault when not, but where nobody can say. @param {Signed} statement @param {string} part */
  #judgeSigner(statement, part) {
    this.keyIds.add(statement.keyId);
    if (!this.keys) return false;
    const verdict = this.keys.signer(statement);
    if (verdict.is === 'SIGNED') this.report.signer(verdict.name);
    else this.report.fault('EVIDENCE', { code: verdict.is === 'UNKNOWN' ? 'KEY' : 'FORGED', part });
    return verdict.is === 'SIGNED';
  }

  /** @param {() => void} work */
  #judging(work) {
    try {
      work();
    } catch (error) {
      if (!(error instanceof WrongEvidence)) throw error;
      this.report.fault('EVIDENCE', { code: error.code, part: error.part });
    }
  }
}

/** @param {unknown} text @param {string} part */
function bytesIn(text, part) {
  const bytes = bytesOf(text);
  if (!bytes) throw new WrongEvidence('TEXT', part);
  return bytes;
}

/** @param {unknown} text @param {string} part */
function hashesIn(text, part) {
  const hashes = hashesOf(text);
  if (!hashes) throw new WrongEvidence('TEXT', part);
  return hashes;
}
