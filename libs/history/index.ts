export type { Batch, Projection, ProjectionRow, SnapshotRow, StreamRow } from './batch.js';
export { committedValue, link, sameJson, veilOfClosed } from './chain.js';
export { ChangeLog, type Head, type StoredOp } from './change-log.js';
export { CHANGE_COLUMNS, changesOf, type ChangeRow } from './change-row.js';
export {
  isOfCircle,
  type Change,
  type ChangeKind,
  type Genesis,
  type NewChange,
} from './change.js';
export { DatabaseClock } from './database-clock.js';
export { DatabaseClockModule } from './database-clock.module.js';
export { verifyStream, type ChainFault } from './verify.js';
export {
  ChangePages,
  placeKey,
  type ChangeMark,
  type PageQuery,
  type PlanPages,
  type StreamOutline,
} from './change-page.js';
export type { PlanPast, StreamRange, StreamRev } from './plan-past.js';
export { ACROSS_CASES, asReader, inPlan, inPlans } from './scope.js';
export { plansClosedTo } from './shut-out.js';
export { SealedCursor, type CursorPosition } from './sealed-cursor.js';
export { KeyFolder } from './keys/key-folder.js';
export { KeyRing, LEASE_MS } from './keys/key-ring.js';
export type { KeyStore, SealingKey } from './keys/key-store.js';
export { KeyStoreLost, KeyWatch } from './keys/key-watch.js';
export { KeysModule } from './keys/keys.module.js';
export { openKeys } from './keys/open-keys.js';
export {
  CheckpointReader,
  type HeldCheckpoint,
  type HeldEvidence,
} from './ledger/checkpoint-reader.js';
export { HeadProofs, type StoredProof } from './ledger/head-proofs.js';
export { LedgerReader, type LedgerHead } from './ledger/ledger-reader.js';
export { LedgerModule } from './ledger/ledger.module.js';
export { opened } from './sealing.js';
export type { RawChange } from './raw-change.js';
export { openWords, sealWords, Words, type WordsRow, type WordsStream } from './words.js';
