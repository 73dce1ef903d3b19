import { decideHold } from '#access';
import { absent, Refused } from '#kernel';
import { erasureFacts } from '../erasure/erasure-facts.js';
import { HOLD_FIELD } from '../state/stream-id.js';
import { circleChange } from './circle-context.js';
import type { Draft, OpContext } from './op-context.js';

/** An organisation holds the case, or does so no longer (E-20). */
export type HoldOp =
  { kind: 'hold.set'; opId: string; reason: string } | { kind: 'hold.lift'; opId: string };

export function decideHoldOp(ctx: OpContext, op: HoldOp): Draft[] {
  const { state, actor, at } = ctx;
  const isTheirs = decideHold(erasureFacts(state, actor, at)) === 'allowed';
  if (!isTheirs || state.case.status === 'DESTROYED') throw absent();
  const hold = state.book.hold(actor.organisation);
  const stands = hold !== undefined && hold.liftedAt === null;
  const place = { subject: actor.organisation, field: HOLD_FIELD };
  const { opId } = op;
  if (op.kind === 'hold.set') {
    if (stands) throw new Refused('HOLD_STANDS');
    const value = { reason: op.reason };
    return [{ change: circleChange(ctx, place, { opId, kind: 'hold.set', value }) }];
  }
  if (!stands) throw absent();
  return [{ change: circleChange(ctx, place, { opId, kind: 'hold.lifted', value: {} }) }];
}
