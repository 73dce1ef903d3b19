import type { CircleOpKind } from '#contract';
import { decideCircle, type CircleFacts } from '#access';
import { absent, Refused, type Actor } from '#kernel';
import type { NewChange } from '#history';
import { leadersOf } from '../state/case-directors.js';
import type { PlanState } from '../state/plan-state.js';
import { circleStreamId } from '../state/stream-id.js';
import { viewerFacts } from '../viewer.js';
import { authorOf, type OpContext } from './op-context.js';

/** What decisions about the circle look at, for this person at one instant. */
export function circleFacts(state: PlanState, actor: Actor, at: number): CircleFacts {
  const { onCase, denied } = viewerFacts(state, actor, at);
  return {
    onCase,
    denied,
    leads: onCase && isLeading(state, actor, at),
    takesIn: actor.functions.includes('CASE_INTAKE'),
    participation: state.participation(actor.organisation)?.status ?? null,
  };
}

/** Regievoerder or deputy; while neither is on the case, everybody of the organisation that began it (C-02). */
function isLeading(state: PlanState, { person, organisation }: Actor, at: number): boolean {
  const leaders = leadersOf(state, at);
  return leaders.length > 0 ? leaders.includes(person) : firstOf(state) === organisation;
}

/** The organisation that began the case; when that is gone, the one that takes part for longest. */
export function firstOf(state: PlanState): string | undefined {
  const { begunBy } = state.case;
  if (begunBy !== null && state.takesPart(begunBy)) return begunBy;
  return [...state.allParticipations()]
    .filter(({ status }) => status === 'ACCEPTED')
    .toSorted((one, other) => (one.since?.seq ?? 0) - (other.since?.seq ?? 0))[0]?.organisation;
}

/** @throws Refused ABSENT, NOT_ALLOWED */
export function assertCircle(ctx: OpContext, op: CircleOpKind): void {
  const answer = decideCircle(circleFacts(ctx.state, ctx.actor, ctx.at), op);
  if (answer === 'absent') throw absent();
  if (answer === 'refused') throw new Refused('NOT_ALLOWED');
}

/** A change on a stream of the circle; its first one also says where the stream begins. */
export function circleChange(
  ctx: OpContext,
  { subject, field }: { subject: string; field: string },
  change: Pick<NewChange, 'opId' | 'kind' | 'value'>,
): NewChange {
  const { planId } = ctx.state;
  const streamId = circleStreamId(planId, subject, field);
  const base = { ...change, ...authorOf(ctx), streamId };
  if (ctx.state.stream(streamId)) return base;
  const audience = { type: 'CASE_OPEN' } as const;
  return { ...base, genesis: { plan: planId, item: subject, field, audience, closed: null } };
}

/** The reason as it was given, or nothing. */
export function reasonIn(reason: string | null): string | null {
  return reason === null || reason === '' ? null : reason;
}

/** The day it is in the Netherlands, as in `2026-05-31`. */
export function dayAt(ms: number): string {
  return DAY.format(ms);
}

// Sweden writes days as ISO 8601 does.
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });
