import type { Op } from '#contract';
import { decide } from '#access';
import { absent, Refused } from '#kernel';
import type { NewChange } from '#history';
import { isRunning } from '../break-glass/running.js';
import { waitsFor } from '../break-glass/stand-in.js';
import { rolesIn } from '../break-glass/emergency-roles.js';
import { PlanNow } from '../present/plan-now.js';
import type { BreakGlassState } from '../state/plan-shape.js';
import { BREAK_GLASS_FIELD, emergencyStream, partOpId } from '../state/stream-id.js';
import { authorOf, factsOf, type Draft, type OpContext } from './op-context.js';

/** Writes down that a use is over by the clock (K-31). Only the server does this. */
export interface BreakGlassExpire {
  kind: 'breakGlass.expire';
  opId: string;
  use: string;
}

type OpOf<K extends Op['kind']> = Extract<Op, { kind: K }>;

/** The review by the privacy officer of whoever pressed, where no safety coordinator is on the case (K-36). */
export type BreakGlassStandIn = OpOf<'breakGlass.review'> & { standIn: true };

type Later =
  | OpOf<'breakGlass.end' | 'breakGlass.review' | 'breakGlass.seen'>
  | BreakGlassStandIn
  | BreakGlassExpire;
type Entry = Pick<NewChange, 'kind' | 'value'>;

/** Presses the button (K-30). Open reviews keep nobody from it (K-38); a use of theirs that still runs is over: an hour runs once. */
export function decideBreakGlass(ctx: OpContext, op: OpOf<'breakGlass.use'>): Draft[] {
  if (!decide(factsOf(ctx), 'breakGlass.use', { type: 'plan' })) throw absent();
  const { section, reason } = op;
  const value = { section, reason, until: ctx.at + ctx.breakGlassMs };
  const genesis = {
    plan: ctx.state.planId,
    item: op.opId,
    field: BREAK_GLASS_FIELD,
    audience: { type: 'NAMED_PERSONS' as const, persons: [ctx.actor.person] },
    closed: null,
  };
  const streamId = emergencyStream(op.opId);
  const change = { opId: op.opId, kind: 'breakGlass.used', value } as const;
  return [
    ...endOfOwn(ctx, op.opId),
    { change: { ...change, ...authorOf(ctx), streamId, genesis } },
  ];
}

/** Two windows may press at one moment. */
function endOfOwn(ctx: OpContext, opId: string): Draft[] {
  return ctx.state
    .allEmergencies()
    .filter((use) => use.by.person === ctx.actor.person && !isOver(ctx, use))
    .map((use, index) => {
      const streamId = emergencyStream(use.id);
      const change = { kind: 'breakGlass.ended', value: {}, opId: partOpId(opId, index) } as const;
      return { change: { ...change, ...authorOf(ctx), streamId } };
    });
}

/** What comes after a use. One that is none of the author's business is absent, like one that does not exist. */
export function decideAfterwards(ctx: OpContext, op: Later): Draft[] {
  const use = ctx.state.emergency(op.use);
  if (!use) throw absent();
  const { kind, value } = entryOf(ctx, op, use);
  const streamId = emergencyStream(use.id);
  return [{ change: { kind, value, opId: op.opId, ...authorOf(ctx), streamId } }];
}

function entryOf(ctx: OpContext, op: Later, use: BreakGlassState): Entry {
  if (op.kind === 'breakGlass.expire') {
    if (use.endedAt !== null || ctx.at < use.until) throw new Refused('VALUE_INVALID');
    return { kind: 'breakGlass.expired', value: {} };
  }
  if ('standIn' in op) return standInReview(ctx, op, use);
  const roles = rolesIn(ctx.state, factsOf(ctx), { person: ctx.actor.person, use, at: ctx.at });
  if (roles.length === 0) throw absent();
  switch (op.kind) {
    case 'breakGlass.end':
      if (!roles.includes('USER')) throw new Refused('NOT_ALLOWED');
      if (isOver(ctx, use)) throw new Refused('TRANSITION_REFUSED');
      return { kind: 'breakGlass.ended', value: {} };
    case 'breakGlass.seen':
      if (!roles.includes('DIRECTOR')) throw new Refused('NOT_ALLOWED');
      if (use.seenBy.includes(ctx.actor.person)) throw new Refused('TRANSITION_REFUSED');
      return { kind: 'breakGlass.seen', value: {} };
    case 'breakGlass.review': {
      // Whoever pressed does not judge it (K-36).
      const isOwn = use.by.person === ctx.actor.person;
      if (isOwn || !roles.includes('COORDINATOR')) throw new Refused('NOT_ALLOWED');
      return reviewed(ctx, op, use);
    }
  }
}

function standInReview(ctx: OpContext, op: BreakGlassStandIn, use: BreakGlassState): Entry {
  const { person, organisation, functions } = ctx.actor;
  const isTheirs = organisation === use.by.organisation && functions.includes('PRIVACY_OFFICER');
  if (!isTheirs) throw absent();
  const waits = waitsFor(new PlanNow(ctx.state, ctx.directory, ctx.at), use, person);
  if (waits === 'COORDINATOR' || waits === 'OFFICER') throw new Refused('NOT_ALLOWED');
  return reviewed(ctx, op, use);
}

function reviewed(
  ctx: OpContext,
  { verdict, conclusion }: OpOf<'breakGlass.review'>,
  use: BreakGlassState,
): Entry {
  if (!isOver(ctx, use) || use.review !== 'OPEN') throw new Refused('TRANSITION_REFUSED');
  return { kind: 'breakGlass.reviewed', value: { verdict, conclusion } };
}

function isOver(ctx: OpContext, use: BreakGlassState): boolean {
  return !isRunning(ctx.state, use, ctx.at);
}
