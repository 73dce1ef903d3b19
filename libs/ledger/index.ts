export { openHeadProof } from './heads/head-proof.js';
export { HeadTable } from './heads/head-table.js';
export { HeadsTree } from './heads/heads-tree.js';
export type { StreamHead } from './heads/stream-head.js';
export { LedgerFault, type LedgerFaultReason } from './ledger-fault.js';
export {
  appendLeaf,
  EMPTY_RANGE,
  readRange,
  rootOf,
  type CompactRange,
} from './log/compact-range.js';
export { proveConsistency, proveInclusion } from './log/log-proof.js';
export { HeldSubtrees, type SubtreeSource } from './log/subtree-source.js';
export type { Subtree, SubtreePlace } from './log/subtree.js';
export { verifyConsistency, verifyInclusion, type LogState } from './log/verify-log-proof.js';
export { CHECKPOINT, type Checkpoint } from './statements/checkpoint.js';
export { cosign, openCosignature } from './statements/cosignature.js';
export { LOG_HEAD, type LogHead } from './statements/log-head.js';
export { RESTORE, type Restore } from './statements/restore.js';
export {
  signingKey,
  verifyingKey,
  type SigningKey,
  type VerifyingKey,
} from './statements/signing-key.js';
export { keyIdIn, type Signed } from './statements/statement.js';
export { judgeLogHead, type LogVerdict } from './succession/judge-log-head.js';
export { isKeptBy, judgeReceipt, type Receipt, type ReceiptVerdict } from './succession/receipt.js';
export { LogFollower } from './succession/log-follower.js';
export { openRecordedRestore, type RestoreEvidence } from './succession/recorded-restore.js';
export { leafHash } from './tree-hash.js';
