import type { OpResult } from '#contract';
import type { Actor } from '#kernel';
import type { WriterOp } from '../ops/decide-op.js';

/** What one person sent at once, waiting for its answer. */
export interface Submission {
  actor: Actor;
  ops: readonly WriterOp[];
  answer: (results: OpResult[]) => void;
}

export function refusedAll(ops: readonly WriterOp[], code: 'UNAVAILABLE' | 'FAULT'): OpResult[] {
  return ops.map(({ opId }) => ({ opId, ok: false, error: { code } }));
}
