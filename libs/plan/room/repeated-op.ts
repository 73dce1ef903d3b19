import type { CircleOp } from '#contract';
import type { ChangeKind, StoredOp } from '#history';
import type { Actor } from '#kernel';
import type { WriterOp } from '../ops/decide-op.js';
import { denialStreamOf } from '../ops/denial.op.js';
import type { PlanState } from '../state/plan-state.js';
import {
  emergencyStream,
  ERASED_FIELD,
  erasureStream,
  holdStream,
  CASE_FIELD,
  circleStreamId,
  ITEM_FIELD,
  MEMBER_FIELD,
  ORGANISATION_FIELD,
  partOpId,
  streamIdOf,
} from '../state/stream-id.js';
import { isSameContent } from './same-content.js';

/** Where an op that was stored before is recognised. */
export interface RepeatContext {
  state: PlanState;
  actor: Actor;
  /** What was stored under an op id. @throws NeedsReading */
  stored: (opId: string) => StoredOp | undefined;
}

/** The change that carries the id of an op of this kind. */
const CHANGE_OF: Record<WriterOp['kind'], ChangeKind> = {
  'item.add': 'item.added',
  'item.move': 'item.moved',
  'item.remove': 'item.removed',
  'item.restore': 'item.restored',
  'item.audience': 'item.audience',
  'field.audience': 'field.audience',
  'field.set': 'field.set',
  'text.edit': 'text.edited',
  'member.add': 'member.added',
  'member.end': 'member.ended',
  'organisation.admit': 'organisation.accepted',
  'organisation.invite': 'organisation.invited',
  'organisation.accept': 'organisation.accepted',
  'organisation.decline': 'organisation.declined',
  'organisation.leave': 'organisation.left',
  'organisation.end': 'organisation.ended',
  'person.add': 'member.added',
  'person.end': 'member.ended',
  'person.handOver': 'member.ended',
  'case.begin': 'case.begun',
  'case.status': 'case.status',
  'case.mark': 'case.marked',
  'conflict.declare': 'person.denied',
  'person.deny': 'person.denied',
  'person.allow': 'person.allowed',
  'person.unlist': 'person.unlisted',
  'breakGlass.use': 'breakGlass.used',
  'breakGlass.end': 'breakGlass.ended',
  'breakGlass.expire': 'breakGlass.expired',
  'breakGlass.review': 'breakGlass.reviewed',
  'breakGlass.seen': 'breakGlass.seen',
  'erasure.ask': 'erasure.asked',
  'erasure.askDue': 'erasure.asked',
  'erasure.withdraw': 'erasure.withdrawn',
  'erasure.refuse': 'erasure.refused',
  'erasure.agree': 'erasure.agreed',
  'erasure.undo': 'erasure.undone',
  'erasure.finish': 'erasure.done',
  'hold.set': 'hold.set',
  'hold.lift': 'hold.lifted',
};

/**
 * Whether an op is the one that was stored under its id (L-20): of the same person, on the same stream, with the same content.
 * It looks at what that person sent then, and at nothing that may be hidden from them now.
 */
export function isRepeat(ctx: RepeatContext, op: WriterOp, stored: StoredOp): boolean {
  return (
    stored.person === ctx.actor.person &&
    stored.kind === CHANGE_OF[op.kind] &&
    stored.streamId === streamOf(ctx, op) &&
    // What was sent is gone: whose it was, and where it went, is all that there is to hold it against.
    (stored.erased === true || isSameContent(ctx.state, op, stored)) &&
    (op.kind !== 'organisation.accept' || hasSamePeople(ctx, op))
  );
}

/** The op ids that have to be read to recognise an op. */
export function opIdsOf(op: WriterOp): string[] {
  return op.kind === 'organisation.accept' ? [op.opId, ...partsOf(op)] : [op.opId];
}

type Accept = Extract<CircleOp, { kind: 'organisation.accept' }>;

/** The first people came with changes of their own: these, in this order, and no more. */
function hasSamePeople(ctx: RepeatContext, op: Accept): boolean {
  const persons = [...new Set(op.persons)];
  return partsOf(op).every((opId, index) => {
    const person = persons[index];
    const stream = person && circleStreamId(ctx.state.planId, person, MEMBER_FIELD);
    return ctx.stored(opId)?.streamId === stream;
  });
}

/** One more than there are people: nobody may follow the last. */
function partsOf({ opId, persons }: Accept): string[] {
  return Array.from({ length: new Set(persons).size + 1 }, (_, index) => partOpId(opId, index));
}

function streamOf(ctx: RepeatContext, op: WriterOp): string {
  const circle = (subject: string, field: string): string =>
    circleStreamId(ctx.state.planId, subject, field);
  switch (op.kind) {
    case 'item.add':
    case 'item.audience':
      return streamIdOf(op.opId, ITEM_FIELD);
    case 'field.audience':
      return streamIdOf(op.opId, ctx.state.place(op.stream)?.field ?? '');
    case 'member.add':
    case 'member.end':
    case 'person.add':
    case 'person.end':
    case 'person.handOver':
      return circle(op.person, MEMBER_FIELD);
    case 'organisation.admit':
    case 'organisation.invite':
    case 'organisation.end':
      return circle(op.organisation, ORGANISATION_FIELD);
    case 'organisation.accept':
    case 'organisation.decline':
    case 'organisation.leave':
      return circle(ctx.actor.organisation, ORGANISATION_FIELD);
    case 'case.begin':
    case 'case.status':
    case 'case.mark':
      return circle(ctx.state.planId, CASE_FIELD);
    case 'conflict.declare':
      return denialStreamOf(ctx, ctx.actor.person);
    case 'person.deny':
    case 'person.allow':
    case 'person.unlist':
      return denialStreamOf(ctx, op.person);
    case 'breakGlass.use':
      return emergencyStream(op.opId);
    case 'breakGlass.end':
    case 'breakGlass.expire':
    case 'breakGlass.review':
    case 'breakGlass.seen':
      return emergencyStream(op.use);
    case 'erasure.ask':
    case 'erasure.askDue':
      return erasureStream(op.opId);
    case 'erasure.withdraw':
    case 'erasure.refuse':
    case 'erasure.agree':
    case 'erasure.undo':
      return erasureStream(op.erasure);
    case 'erasure.finish':
      return streamIdOf(op.erasure, ERASED_FIELD);
    case 'hold.set':
    case 'hold.lift':
      return holdStream(ctx.state.planId, ctx.actor.organisation);
    default:
      return op.stream;
  }
}
