import type { Draft, OpContext } from './op-context.js';
import { authorOf } from './op-context.js';
import { MEMBER_FIELD, streamIdOf } from '../state/stream-id.js';
import type { NewChange } from '#history';

/** Puts a person on the case by name. Not on the socket: only administration makes these ops. */
export interface MemberAdd {
  kind: 'member.add';
  opId: string;
  person: string;
  organisation: string;
  /** Unix milliseconds, or null for as long as nobody ends it. */
  endsAt: number | null;
}

/** Takes a person off the case, from this position of the log on. */
export interface MemberEnd {
  kind: 'member.end';
  opId: string;
  person: string;
}

export function decideMember(ctx: OpContext, op: MemberAdd | MemberEnd): Draft[] {
  const change =
    op.kind === 'member.add'
      ? ({
          kind: 'member.added',
          value: { organisation: op.organisation, endsAt: op.endsAt },
        } as const)
      : ({ kind: 'member.ended', value: {} } as const);
  return [{ change: memberChange(ctx, op, change) }];
}

function memberChange(
  ctx: OpContext,
  op: MemberAdd | MemberEnd,
  change: Pick<NewChange, 'kind' | 'value'>,
): NewChange {
  const streamId = streamIdOf(`${ctx.state.planId}:${op.person}`, MEMBER_FIELD);
  const base = { ...change, ...authorOf(ctx), opId: op.opId, streamId };
  if (ctx.state.stream(streamId)) return base;
  return {
    ...base,
    genesis: {
      plan: ctx.state.planId,
      item: op.person,
      field: MEMBER_FIELD,
      audience: { type: 'CASE_OPEN' },
      closed: null,
    },
  };
}
