import { bytesOf } from '../field.js';
import { LedgerFault } from '../ledger-fault.js';
import { LOG_HEAD } from './log-head.js';
import type { SigningKey, VerifyingKey } from './signing-key.js';
import { Statement } from './statement.js';

/** Bytes of a log head without its signature. */
const HEAD_BODY_WIDTH = 80;

const COSIGNATURE = new Statement<{ head: Buffer }>('vangnet/cosignature/1', {
  head: bytesOf(HEAD_BODY_WIDTH),
});

/**
 * A witness's word, in 176 bytes (G-36), that this log head goes on from the last one it cosigned. That it does is for the
 * witness to judge before (`judgeLogHead`). Throws a LedgerFault for what is no log head by one of the signers.
 */
export function cosign(
  signedHead: Buffer,
  signers: readonly VerifyingKey[],
  witness: SigningKey,
): Buffer {
  LOG_HEAD.open(signedHead, signers);
  return COSIGNATURE.sign({ head: LOG_HEAD.bodyOf(signedHead) }, witness);
}

/**
 * The name of the witness's key that cosigned exactly this log head. Throws a LedgerFault as `Statement.open` does, and
 * PROOF for a cosignature of another head.
 */
export function openCosignature(
  bytes: Buffer,
  signedHead: Buffer,
  witnesses: readonly VerifyingKey[],
): Buffer {
  const { head, keyId } = COSIGNATURE.open(bytes, witnesses);
  if (!head.equals(LOG_HEAD.bodyOf(signedHead))) {
    throw new LedgerFault('PROOF', 'the cosignature is of another log head');
  }
  return keyId;
}
