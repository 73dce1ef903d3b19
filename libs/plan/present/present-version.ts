import {
  isReadOnly,
  type CircleOpKind,
  type PresentedAnswer,
  type PresentedVersion,
} from '#contract';
import { decideCircle, seesFrom, type Eyes } from '#access';
import { absent, type Actor } from '#kernel';
import { circleFacts } from '../ops/circle-context.js';
import type { PlanState } from '../state/plan-state.js';
import type { PlanVersion } from '../state/plan-shape.js';
import { answerOf, mustAnswer } from '../version/answers.js';
import type { PlanNow } from './plan-now.js';

/** The versions that were proposed where this viewer sees, the newest one first (V-10). */
export function visibleVersions(state: PlanState, eyes: Eyes): PlanVersion[] {
  return state.allVersions().filter(({ seq }) => seesFrom(eyes, seq));
}

/** @throws Refused ABSENT for one that does not exist, and one that this viewer does not see */
export function visibleVersion(state: PlanState, eyes: Eyes, number: number): PlanVersion {
  const version = visibleVersions(state, eyes).find((one) => one.number === number);
  if (!version) throw absent();
  return version;
}

/** The newest version that this viewer sees; null where there is none. */
export function presentNewest(plan: PlanNow, eyes: Eyes, actor: Actor): PresentedVersion | null {
  const [newest] = visibleVersions(plan.state, eyes);
  return newest ? presentVersion(plan, newest, 'own' in eyes ? null : actor) : null;
}

/** A version as everyone sees it who sees it at all; `actor` null: to whoever looks with somebody else's eyes, who does nothing. */
export function presentVersion(
  plan: PlanNow,
  version: PlanVersion,
  actor: Actor | null,
): PresentedVersion {
  const { id, number, root, state, note, by, reason } = version;
  const may = (op: CircleOpKind): boolean => mayNow(plan, version, { actor, op });
  const isAsked = actor !== null && mustAnswer(plan.state, version, actor.organisation);
  return {
    id,
    number,
    root,
    state,
    note,
    by,
    reason,
    at: isoOf(version.at),
    closedAt: version.closedAt === null ? null : isoOf(version.closedAt),
    answers: version.organisations
      .map((organisation) => {
        const canBeSkipped = organisation !== actor?.organisation && may('version.skip');
        return presentAnswer(plan, version, { organisation, canBeSkipped });
      })
      .sort(
        (a, b) => a.name.localeCompare(b.name, 'nl') || (a.organisation < b.organisation ? -1 : 1),
      ),
    can: { answer: isAsked && may('version.answer'), withdraw: may('version.withdraw') },
  };
}

function presentAnswer(
  { state, directory }: PlanNow,
  version: PlanVersion,
  { organisation, canBeSkipped }: { organisation: string; canBeSkipped: boolean },
): PresentedAnswer {
  const reply = answerOf(version, organisation);
  const isAwaited = mustAnswer(state, version, organisation);
  return {
    organisation,
    name: directory.organisation(organisation)?.name ?? '',
    answer: reply?.answer ?? null,
    reason: reply?.reason ?? null,
    by: reply?.by ?? null,
    at: reply ? isoOf(reply.at) : null,
    hasLeft: !reply && !isAwaited,
    canBeSkipped: canBeSkipped && !reply && isAwaited,
  };
}

function mayNow(
  { state, at }: PlanNow,
  version: PlanVersion,
  { actor, op }: { actor: Actor | null; op: CircleOpKind },
): boolean {
  if (!actor || version.state !== 'OPEN' || isReadOnly(state.case.status)) return false;
  return decideCircle(circleFacts(state, actor, at), op) === 'allowed';
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
