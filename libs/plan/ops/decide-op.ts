import { opIdTime, type Op } from '#contract';
import { decideFieldAudience, decideItemAudience } from './audience-change.op.js';
import { decideAfterwards, decideBreakGlass, type BreakGlassExpire } from './break-glass.op.js';
import { decideDenial, type PersonOp } from './denial.op.js';
import { decideFieldSet } from './field-set.op.js';
import { decideItemAdd } from './item-add.op.js';
import { decideItemMove, decideItemRemove, decideItemRestore } from './item-change.op.js';
import { decideMember, type MemberAdd, type MemberEnd } from './member.op.js';
import type { Draft, OpContext } from './op-context.js';

/** What only administration and the server itself do; never in a message of a client. */
export type AdministrationOp = MemberAdd | MemberEnd | PersonOp | BreakGlassExpire;

/** Everything that can go through the one door: the ops of people, and those of administration. */
export type WriterOp = Op | AdministrationOp;

/** Text edits are decided a submission at a time (`decideTextEdits`); every other op by itself. */
export type SingleOp = Exclude<WriterOp, { kind: 'text.edit' }>;

/** The changes that an op leads to, or a Refused with the reason why not. */
export function decideOp(ctx: OpContext, op: SingleOp): Draft[] {
  switch (op.kind) {
    case 'item.add':
      return decideItemAdd(ctx, op);
    case 'item.move':
      return decideItemMove(ctx, op);
    case 'item.remove':
      return decideItemRemove(ctx, op);
    case 'item.restore':
      return decideItemRestore(ctx, op);
    case 'item.audience':
      return decideItemAudience(ctx, op);
    case 'field.audience':
      return decideFieldAudience(ctx, op);
    case 'field.set':
      return decideFieldSet(ctx, op);
    case 'member.add':
    case 'member.end':
      return decideMember(ctx, op);
    case 'conflict.declare':
    case 'person.deny':
    case 'person.allow':
    case 'person.unlist':
      return decideDenial(ctx, op);
    case 'breakGlass.use':
      return decideBreakGlass(ctx, op);
    case 'breakGlass.end':
    case 'breakGlass.expire':
    case 'breakGlass.review':
    case 'breakGlass.seen':
      return decideAfterwards(ctx, op);
  }
}

/** Clients set their clock by ours (L-20): an op id from another day points to one that runs wrong. */
export function isOpTimeRight(ctx: OpContext, opId: string): boolean {
  return Math.abs(opIdTime(opId) - ctx.at) <= ctx.limits.opClockSkewMs;
}
