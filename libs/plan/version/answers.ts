import type { VersionAnswer } from '#contract';
import type { VersionOutcome } from '../state/change-value.js';
import type { PlanState } from '../state/plan-state.js';
import type { PlanVersion, VersionReply } from '../state/plan-shape.js';

/** The version that is up for approval; there is one at a time (V-03). */
export function openVersion(state: PlanState): PlanVersion | undefined {
  return state.allVersions().find((version) => version.state === 'OPEN');
}

export function answerOf(version: PlanVersion, organisation: string): VersionReply | undefined {
  return version.replies.find((reply) => reply.organisation === organisation);
}

/** It was asked, and takes part without a break since: whoever comes back is another one (V-06). */
export function mustAnswer(state: PlanState, version: PlanVersion, organisation: string): boolean {
  const since = state.participation(organisation)?.since?.seq ?? 0;
  const isAsked = version.organisations.includes(organisation);
  return isAsked && state.takesPart(organisation) && since < version.seq;
}

/** What is about to happen to a version: an organisation answers, or goes. */
interface NextStep {
  said?: { organisation: string; answer: VersionAnswer };
  without?: string;
}

/** What a version comes to with the next step; undefined while it still waits for somebody (V-04). */
export function outcomeOf(
  state: PlanState,
  version: PlanVersion,
  { said, without }: NextStep,
): VersionOutcome | undefined {
  const answers = version.organisations.map((organisation) =>
    said?.organisation === organisation ? said.answer : answerOf(version, organisation)?.answer,
  );
  const isAwaited = version.organisations.some(
    (organisation, index) =>
      answers[index] === undefined &&
      organisation !== without &&
      mustAnswer(state, version, organisation),
  );
  if (isAwaited) return undefined;
  return answers.includes('DISAGREED') ? 'NOT_ESTABLISHED' : 'ESTABLISHED';
}
