import type { PlanState } from '../state/plan-state.js';
import type { BatchEnvironment } from './batch-environment.js';
import { PreparedBatch } from './prepared-batch.js';
import { SubmissionDecider } from './submission-decider.js';
import type { Submission } from './submission.js';

/**
 * Decides on every op in order, each on the facts left by the one before it. Pure but for the fork it works on.
 *
 * @throws NeedsReading
 */
export function prepareBatch(
  base: PlanState,
  submissions: readonly Submission[],
  env: BatchEnvironment,
): PreparedBatch {
  const batch = new PreparedBatch(base.fork(), env);
  for (const submission of submissions) {
    batch.results.push(new SubmissionDecider(batch, submission, env).decide());
  }
  return batch;
}
