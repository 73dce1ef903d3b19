import { LedgerFault } from '../ledger-fault.js';
import { verifyConsistency, verifyInclusion } from '../log/verify-log-proof.js';
import type { LogHead } from '../statements/log-head.js';
import { RESTORE, type Restore } from '../statements/restore.js';
import type { VerifyingKey } from '../statements/signing-key.js';
import { leafHash } from '../tree-hash.js';

/** A restore statement with what shows that it stands in a log. */
export interface RestoreEvidence {
  /** The 154 signed bytes. */
  bytes: Buffer;
  /** The way from the leaf that they are to the root of the log. */
  inclusion: readonly Buffer[];
  /** Shows that the leaves it keeps are the beginning of the log. */
  consistency: readonly Buffer[];
}

/**
 * The restore statement that stands recorded in a log, of which the head was opened before. Throws a LedgerFault as
 * `Statement.open` does, and PROOF when it does not stand in that log, or keeps other leaves than its.
 */
export function openRecordedRestore(
  evidence: RestoreEvidence,
  log: LogHead,
  signers: readonly VerifyingKey[],
): Restore {
  const restore = RESTORE.open(evidence.bytes, signers);
  const leaf = { hash: leafHash(evidence.bytes), index: restore.number };
  const kept = { size: restore.number, root: restore.root };
  if (restore.at > log.at) throw new LedgerFault('PROOF', 'the restore is later than the log');
  if (!verifyInclusion(leaf, log, evidence.inclusion)) {
    throw new LedgerFault('PROOF', 'the restore does not stand in this log');
  }
  if (!verifyConsistency(kept, log, evidence.consistency)) {
    throw new LedgerFault('PROOF', 'the log does not begin with the leaves that the restore keeps');
  }
  return restore;
}
