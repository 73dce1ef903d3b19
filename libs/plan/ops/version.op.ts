import type { CircleOp } from '#contract';
import { seesFrom } from '#access';
import { absent, Refused } from '#kernel';
import type { ChangeValues } from '../state/change-value.js';
import type { PlanVersion } from '../state/plan-shape.js';
import { partOpId, VERSION_FIELD } from '../state/stream-id.js';
import { frozenPlan } from '../version/frozen-plan.js';
import { answerOf, mustAnswer, openVersion, outcomeOf } from '../version/answers.js';
import { assertCircle, circleChange, reasonIn } from './circle-context.js';
import { factsOf, type Draft, type OpContext } from './op-context.js';

type OpOf<K extends CircleOp['kind']> = Extract<CircleOp, { kind: K }>;
type Answer = OpOf<'version.answer'> | OpOf<'version.skip'>;

/** Puts the plan as it stands to everybody who takes part (V-01). */
export function decideVersionPropose(ctx: OpContext, op: OpOf<'version.propose'>): Draft[] {
  assertCircle(ctx, op.kind);
  const { state, actor } = ctx;
  if (state.case.status === 'DRAFT') throw new Refused('CASE_NOT_ACTIVE');
  if (openVersion(state)) throw new Refused('VERSION_OPEN');
  const value: ChangeValues['version.proposed'] = {
    number: (state.allVersions()[0]?.number ?? 0) + 1,
    note: reasonIn(op.note),
    organisations: [...state.allParticipations()]
      .filter(({ status }) => status === 'ACCEPTED')
      .map(({ organisation }) => organisation)
      .sort(),
    ...frozenPlan(state),
  };
  const isAlone = value.organisations.every((organisation) => organisation === actor.organisation);
  return [
    step(ctx, op.opId, { opId: op.opId, kind: 'version.proposed', value }),
    ...(isAlone ? [settled(ctx, { id: op.opId, opId: op.opId, outcome: 'ESTABLISHED' })] : []),
  ];
}

/** An organisation answers, or cannot (V-05, V-07). */
export function decideVersionAnswer(ctx: OpContext, op: Answer): Draft[] {
  assertCircle(ctx, op.kind);
  const version = openOne(ctx, op.version);
  if (op.root !== version.root) throw new Refused('VALUE_INVALID');
  const organisation = op.kind === 'version.skip' ? op.organisation : ctx.actor.organisation;
  if (!mustAnswer(ctx.state, version, organisation)) throw new Refused('NOT_ALLOWED');
  const answer = op.kind === 'version.skip' ? 'COULD_NOT_BE_ASKED' : op.answer;
  if (op.kind === 'version.skip') assertSkippable(ctx, version, organisation);
  const reason = reasonIn(op.reason);
  if (answer !== 'APPROVED' && reason === null) throw new Refused('REASON_NEEDED');
  const value: ChangeValues['version.answered'] = { organisation, answer, reason };
  const answered = step(ctx, version.id, { opId: op.opId, kind: 'version.answered', value });
  const outcome = outcomeOf(ctx.state, version, { said: { organisation, answer } });
  if (!outcome) return [answered];
  return [answered, settled(ctx, { id: version.id, opId: op.opId, outcome })];
}

/** Takes a proposal back (V-08). */
export function decideVersionWithdraw(ctx: OpContext, op: OpOf<'version.withdraw'>): Draft[] {
  assertCircle(ctx, op.kind);
  const { id } = openOne(ctx, op.version);
  const reason = reasonIn(op.reason);
  if (reason === null) throw new Refused('REASON_NEEDED');
  return [step(ctx, id, { opId: op.opId, kind: 'version.withdrawn', value: { reason } })];
}

/** What a version comes to when the last one that it waited for takes part no longer (V-06). */
export function settledWithout(ctx: OpContext, opId: string, organisation: string): Draft[] {
  const version = openVersion(ctx.state);
  const outcome = version && outcomeOf(ctx.state, version, { without: organisation });
  return version && outcome ? [settled(ctx, { id: version.id, opId, outcome })] : [];
}

/** Unknown and from before the organisation saw anything are one answer. */
function openOne(ctx: OpContext, id: string): PlanVersion {
  const version = ctx.state.version(id);
  if (!version || !seesFrom(factsOf(ctx), version.seq)) throw absent();
  if (version.state !== 'OPEN') throw new Refused('VERSION_OVER');
  return version;
}

/** Who leads speaks for nobody who can speak, and not for their own organisation. */
function assertSkippable({ actor }: OpContext, version: PlanVersion, organisation: string): void {
  if (organisation === actor.organisation) throw new Refused('NOT_ALLOWED');
  const answer = answerOf(version, organisation)?.answer ?? 'COULD_NOT_BE_ASKED';
  if (answer !== 'COULD_NOT_BE_ASKED') throw new Refused('VERSION_ANSWERED');
}

function settled(
  ctx: OpContext,
  { id, opId, outcome }: { id: string; opId: string } & ChangeValues['version.settled'],
): Draft {
  const change = { opId: partOpId(opId, 0), kind: 'version.settled', value: { outcome } } as const;
  return step(ctx, id, change);
}

function step(
  ctx: OpContext,
  version: string,
  change: Pick<Draft['change'], 'opId' | 'kind' | 'value'>,
): Draft {
  return { change: circleChange(ctx, { subject: version, field: VERSION_FIELD }, change) };
}
