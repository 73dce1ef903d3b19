import { CASE_TRANSITIONS, REASONED_STATUSES, type CaseStatus, type CircleOp } from '#contract';
import { Refused } from '#kernel';
import { CASE_FIELD, MEMBER_FIELD, partOpId } from '../state/stream-id.js';
import { openVersion } from '../version/answers.js';
import { assertCircle, circleChange, dayAt, reasonIn } from './circle-context.js';
import type { Draft, OpContext } from './op-context.js';
import { stepOf } from './participation.op.js';

type OpOf<K extends CircleOp['kind']> = Extract<CircleOp, { kind: K }>;

/** Begins a case. Only set-up, and whoever begins a case, make these ops. */
export interface CaseBegin {
  kind: 'case.begin';
  opId: string;
  status: CaseStatus;
}

export function decideCaseBegin(ctx: OpContext, { opId, status }: CaseBegin): Draft[] {
  if (ctx.state.case.begunBy !== null) throw new Refused('TRANSITION_REFUSED');
  return [caseStep(ctx, { opId, kind: 'case.begun', value: { status } })];
}

/** The next state of the case (C-20, C-22). What is up for approval comes to an end first (V-09). */
export function decideCaseStatus(ctx: OpContext, op: OpOf<'case.status'>): Draft[] {
  assertCircle(ctx, op.kind);
  const { to, report } = op;
  const { status: from } = ctx.state.case;
  if (!CASE_TRANSITIONS[from].includes(to)) throw new Refused('TRANSITION_REFUSED');
  const reason = reasonIn(op.reason);
  if (REASONED_STATUSES.has(to) && reason === null) throw new Refused('REASON_NEEDED');
  if (to === 'CLOSED' && openVersion(ctx.state)) throw new Refused('VERSION_OPEN');
  const isReopened = from === 'CLOSED' && to === 'ACTIVE';
  if (isReopened && !(report && report.date <= dayAt(ctx.at))) throw new Refused('REPORT_NEEDED');
  const value = { from, to, reason, report: isReopened ? report : null };
  const step = caseStep(ctx, { opId: op.opId, kind: 'case.status', value });
  return isReopened ? [step, ...everyoneElseGoes(ctx, op.opId)] : [step];
}

/** One of a Zorg- en Veiligheidshuis, or not. The mark stays while somebody takes part on its ground (C-04). */
export function decideCaseMark(ctx: OpContext, op: OpOf<'case.mark'>): Draft[] {
  assertCircle(ctx, op.kind);
  const { safetyHouse } = op;
  if (safetyHouse === ctx.state.case.safetyHouse) throw new Refused('VALUE_INVALID');
  const isLeaned = [...ctx.state.allParticipations()].some(
    ({ status, ground }) =>
      ground?.basis === 'WGS_ZVH' && (status === 'INVITED' || status === 'ACCEPTED'),
  );
  if (!safetyHouse && isLeaned) throw new Refused('BASIS_REFUSED', { rule: 'Q-50' });
  return [caseStep(ctx, { opId: op.opId, kind: 'case.marked', value: { safetyHouse } })];
}

/** After a new report nobody's rights come back by themselves: each is invited again (PE-08). */
function everyoneElseGoes(ctx: OpContext, opId: string): Draft[] {
  const { state, actor, at } = ctx;
  const organisations = [...state.allParticipations()]
    .filter(({ status }) => status === 'ACCEPTED' || status === 'INVITED')
    .map(({ organisation }) => organisation)
    .filter((organisation) => organisation !== actor.organisation)
    .sort();
  const colleagues = [...state.allMembers()]
    .filter(({ organisation, endsAt }) => {
      return organisation === actor.organisation && (endsAt === null || endsAt > at);
    })
    .map(({ person }) => person)
    .filter((person) => person !== actor.person)
    .sort();
  const ended = organisations.map((organisation, index) =>
    stepOf(ctx, organisation, {
      opId: partOpId(opId, index),
      kind: 'organisation.ended',
      value: { reason: null },
    }),
  );
  const left = colleagues.map((person, index) => ({
    change: circleChange(
      ctx,
      { subject: person, field: MEMBER_FIELD },
      {
        opId: partOpId(opId, organisations.length + index),
        kind: 'member.ended',
        value: {},
      },
    ),
  }));
  return [...ended, ...left];
}

function caseStep(ctx: OpContext, change: Pick<Draft['change'], 'opId' | 'kind' | 'value'>): Draft {
  const place = { subject: ctx.state.planId, field: CASE_FIELD };
  return { change: circleChange(ctx, place, change) };
}
