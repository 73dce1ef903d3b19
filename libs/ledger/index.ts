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
export { leafHash } from './tree-hash.js';
