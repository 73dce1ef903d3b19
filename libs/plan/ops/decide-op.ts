import { isReadOnly, opIdTime, type CircleOp, type Op } from '#contract';
import { knowsOfCase } from '#access';
import { Refused } from '#kernel';
import { decideFieldAudience, decideItemAudience } from './audience-change.op.js';
import { circleFacts } from './circle-context.js';
import {
  decideAfterwards,
  decideBreakGlass,
  type BreakGlassExpire,
  type BreakGlassStandIn,
} from './break-glass.op.js';
import { decideDenial, type PersonOp } from './denial.op.js';
import { decideHandOver, type PersonHandOver } from './hand-over.op.js';
import {
  decideErasureAsk,
  decideErasureAskDue,
  decideErasureStep,
  type ErasureAskDueOp,
  type ErasureAskOp,
  type ErasureStepOp,
} from './erasure.op.js';
import { decideHoldOp, type HoldOp } from './hold.op.js';
import { decideFieldSet } from './field-set.op.js';
import { decideItemAdd } from './item-add.op.js';
import { decideItemMove, decideItemRemove, decideItemRestore } from './item-change.op.js';
import { decideCaseBegin, decideCaseMark, decideCaseStatus, type CaseBegin } from './case.op.js';
import type { Draft, OpContext } from './op-context.js';
import {
  decideAccept,
  decideAdmit,
  decideDecline,
  decideEnd,
  decideInvite,
  decideLeave,
  type OrganisationAdmit,
} from './participation.op.js';
import {
  decideMember,
  decidePersonAdd,
  decidePersonEnd,
  type MemberAdd,
  type MemberEnd,
} from './stay.op.js';

/** What set-up does, and whoever begins a case: nobody's rights are asked. */
export type SetUpOp = MemberAdd | MemberEnd | OrganisationAdmit | CaseBegin;

/** What only set-up, administration and the server itself do; never in a message of a client. */
export type AdministrationOp =
  | SetUpOp
  | PersonOp
  | PersonHandOver
  | BreakGlassExpire
  | BreakGlassStandIn
  | ErasureAskOp
  | ErasureAskDueOp
  | ErasureStepOp
  | HoldOp;

/** Everything that can go through the one door: edits of the plan, changes of the circle, and those of administration. */
export type WriterOp = Op | CircleOp | AdministrationOp;

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
    case 'person.handOver':
      return decideHandOver(ctx, op);
    case 'organisation.admit':
      return decideAdmit(ctx, op);
    case 'case.begin':
      return decideCaseBegin(ctx, op);
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
    case 'erasure.ask':
      return decideErasureAsk(ctx, op);
    case 'erasure.askDue':
      return decideErasureAskDue(ctx, op);
    case 'erasure.withdraw':
    case 'erasure.refuse':
    case 'erasure.agree':
    case 'erasure.undo':
    case 'erasure.finish':
      return decideErasureStep(ctx, op);
    case 'hold.set':
    case 'hold.lift':
      return decideHoldOp(ctx, op);
    default:
      return decideCircleOp(ctx, op);
  }
}

function decideCircleOp(ctx: OpContext, op: CircleOp): Draft[] {
  switch (op.kind) {
    case 'organisation.invite':
      return decideInvite(ctx, op);
    case 'organisation.accept':
      return decideAccept(ctx, op);
    case 'organisation.decline':
      return decideDecline(ctx, op);
    case 'organisation.leave':
      return decideLeave(ctx, op);
    case 'organisation.end':
      return decideEnd(ctx, op);
    case 'person.add':
      return decidePersonAdd(ctx, op);
    case 'person.end':
      return decidePersonEnd(ctx, op);
    case 'case.status':
      return decideCaseStatus(ctx, op);
    case 'case.mark':
      return decideCaseMark(ctx, op);
  }
}

/**
 * What goes on in a case that is for reading only: going, a change of status (C-21), conflicts of interest and the emergency
 * button, which change nothing in the plan and wait for nobody, and erasures.
 */
const GOES_ON: ReadonlySet<WriterOp['kind']> = new Set([
  'organisation.leave',
  'organisation.decline',
  'case.status',
  'member.add',
  'member.end',
  'organisation.admit',
  'person.handOver',
  'conflict.declare',
  'person.deny',
  'person.allow',
  'person.unlist',
  'breakGlass.use',
  'breakGlass.end',
  'breakGlass.expire',
  'breakGlass.review',
  'breakGlass.seen',
  'erasure.ask',
  'erasure.askDue',
  'erasure.withdraw',
  'erasure.refuse',
  'erasure.agree',
  'erasure.undo',
  'erasure.finish',
  'hold.set',
  'hold.lift',
]);

/**
 * To whom the case is absent it is so when it is closed, too: their ops are answered as ever.
 *
 * @throws Refused CASE_CLOSED
 */
export function assertOpen(ctx: OpContext, op: WriterOp): void {
  if (!isReadOnly(ctx.state.case.status) || GOES_ON.has(op.kind)) return;
  const facts = circleFacts(ctx.state, ctx.actor, ctx.at);
  if (knowsOfCase(facts)) throw new Refused('CASE_CLOSED');
}

/** Clients set their clock by ours (L-20): an op id from another day points to one that runs wrong. */
export function isOpTimeRight(ctx: Pick<OpContext, 'at' | 'limits'>, opId: string): boolean {
  return Math.abs(opIdTime(opId) - ctx.at) <= ctx.limits.opClockSkewMs;
}
