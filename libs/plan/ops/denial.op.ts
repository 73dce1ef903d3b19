import type { Op } from '#contract';
import { decide } from '#access';
import { absent, Refused } from '#kernel';
import type { NewChange } from '#history';
import type { DenialCause } from '../state/plan-shape.js';
import { DENIAL_FIELD, denialStream } from '../state/stream-id.js';
import { authorOf, factsOf, type Draft, type OpContext } from './op-context.js';

/** Shuts a person out of the plan (K-01). A match made again, or lifted before, is `VALUE_INVALID`. */
export interface PersonDeny {
  kind: 'person.deny';
  opId: string;
  person: string;
  how: DenialCause;
}

/** Lifts a denial as a wrong match (K-22), or has the person shown on the case no more (K-04). */
export interface PersonAllow {
  kind: 'person.allow' | 'person.unlist';
  opId: string;
  person: string;
}

export type PersonOp = PersonDeny | PersonAllow;

type Declare = Extract<Op, { kind: 'conflict.declare' }>;

export function decideDenial(ctx: OpContext, op: PersonOp | Declare): Draft[] {
  switch (op.kind) {
    case 'conflict.declare': {
      if (!decide(factsOf(ctx), op.kind, { type: 'plan' })) throw absent();
      return [denialChange(ctx, ctx.actor.person, { op, how: 'DECLARED' })];
    }
    case 'person.deny': {
      // A match that was lifted is none (K-22).
      if (ctx.state.denial(op.person)) throw new Refused('VALUE_INVALID');
      return [denialChange(ctx, op.person, { op, how: op.how })];
    }
    case 'person.allow':
    case 'person.unlist': {
      const denial = ctx.state.denial(op.person);
      const isDone = op.kind === 'person.unlist' && denial?.unlisted === true;
      if (!denial || denial.lifted || isDone) throw new Refused('VALUE_INVALID');
      const { opId } = op;
      const done =
        op.kind === 'person.allow'
          ? ({ opId, kind: 'person.allowed', value: { shown: denial.unlisted } } as const)
          : ({ opId, kind: 'person.unlisted', value: {} } as const);
      return [change(ctx, op.person, done)];
    }
  }
}

export function denialStreamOf(ctx: Pick<OpContext, 'state'>, person: string): string {
  return denialStream(ctx.state.planId, person);
}

function denialChange(
  ctx: OpContext,
  person: string,
  { op, how }: { op: { opId: string }; how: DenialCause },
): Draft {
  return change(ctx, person, { opId: op.opId, kind: 'person.denied', value: { how } });
}

function change(
  ctx: OpContext,
  person: string,
  what: Pick<NewChange, 'opId' | 'kind' | 'value'>,
): Draft {
  const streamId = denialStreamOf(ctx, person);
  const base = { ...what, ...authorOf(ctx), streamId };
  if (ctx.state.stream(streamId)) return { change: base };
  const genesis = {
    plan: ctx.state.planId,
    item: person,
    field: DENIAL_FIELD,
    // For nobody: the report is made of what the database keeps, and the log tells no one.
    audience: { type: 'NAMED_PERSONS' as const, persons: [] },
    closed: null,
  };
  return { change: { ...base, genesis } };
}
