/**
 * Why bytes or a proof are refused: LENGTH (too short or too long), FORMAT (of another kind or version), VALUE (a field
 * that may not be so), KEY (signed with none of the keys that are trusted), SIGNATURE, PROOF (it shows something else).
 */
export type LedgerFaultReason = 'LENGTH' | 'FORMAT' | 'VALUE' | 'KEY' | 'SIGNATURE' | 'PROOF';

/** Bytes that are not what they should be. The message holds no secret and nothing of a plan. */
export class LedgerFault extends Error {
  constructor(
    readonly reason: LedgerFaultReason,
    message: string,
  ) {
    super(message);
  }
}
