import type { ActionName, Op } from '#contract';
import { decide } from '#access';
import { Refused } from '#kernel';
import type { ItemState, StreamState } from '../state/plan-shape.js';
import { assertDirectionFree } from './direction.op.js';
import { positionAfter } from './item-add.op.js';
import {
  assertFresh,
  draftOn,
  factsOf,
  itemTargetOf,
  type Draft,
  type OpContext,
} from './op-context.js';
import { itemSubject } from '../viewer.js';

type OpOf<K extends Op['kind']> = Extract<Op, { kind: K }>;

/** Puts an item elsewhere in its section; the last move wins (L-31). */
export function decideItemMove(ctx: OpContext, op: OpOf<'item.move'>): Draft[] {
  const target = allowedTarget(ctx, op.stream, 'item.move');
  if (target.item.removed) throw new Refused('ITEM_REMOVED');
  if (op.after === target.item.id) throw new Refused('VALUE_INVALID');
  const position = positionAfter(ctx, target.item.section, op.after, target.item.id);
  return [
    { change: draftOn(ctx, target, { opId: op.opId, kind: 'item.moved', value: { position } }) },
  ];
}

export function decideItemRemove(ctx: OpContext, op: OpOf<'item.remove'>): Draft[] {
  const target = allowedTarget(ctx, op.stream, 'item.remove');
  assertFresh(ctx, target, op.ifRev);
  if (target.item.removed) throw new Refused('ITEM_REMOVED');
  assertDirectionFree(ctx, target.item);
  return [{ change: draftOn(ctx, target, { opId: op.opId, kind: 'item.removed', value: {} }) }];
}

export function decideItemRestore(ctx: OpContext, op: OpOf<'item.restore'>): Draft[] {
  const target = allowedTarget(ctx, op.stream, 'item.restore');
  assertFresh(ctx, target, op.ifRev);
  if (!target.item.removed) throw new Refused('ITEM_PRESENT');
  assertDirectionFree(ctx, target.item);
  return [{ change: draftOn(ctx, target, { opId: op.opId, kind: 'item.restored', value: {} }) }];
}

function allowedTarget(
  ctx: OpContext,
  streamId: string,
  action: ActionName,
): { item: ItemState; stream: StreamState } {
  const target = itemTargetOf(ctx, streamId);
  if (!decide(factsOf(ctx), action, itemSubject(target.item))) throw new Refused('NOT_ALLOWED');
  return target;
}
