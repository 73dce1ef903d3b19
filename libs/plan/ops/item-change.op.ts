import { fieldOf, kindOf, sameAudience, type ActionName, type Op } from '#contract';
import { decide } from '#access';
import { Refused } from '#kernel';
import { presentCurrent } from '../present/present-current.js';
import type { Content, ItemState, StreamState } from '../state/plan-shape.js';
import { isBlank, storedContent } from '../state/stream-content.js';
import { ITEM_FIELD, partOpId } from '../state/stream-id.js';
import { checkedAudience } from './case-audience.js';
import { positionAfter } from './item-add.op.js';
import { draftOn, factsOf, itemTargetOf, type Draft, type OpContext } from './op-context.js';
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
  return [{ change: draftOn(ctx, target, { opId: op.opId, kind: 'item.removed', value: {} }) }];
}

export function decideItemRestore(ctx: OpContext, op: OpOf<'item.restore'>): Draft[] {
  const target = allowedTarget(ctx, op.stream, 'item.restore');
  assertFresh(ctx, target, op.ifRev);
  if (!target.item.removed) throw new Refused('ITEM_PRESENT');
  return [{ change: draftOn(ctx, target, { opId: op.opId, kind: 'item.restored', value: {} }) }];
}

/**
 * Shows an item to others (L-36): closes each stream that was written to and opens its successor with what stands
 * there now. Where nothing stands any more none is opened: a field that was emptied looks like one that was never
 * filled. The item's own stream comes last, so that whoever sees that change sees the item whole.
 */
export function decideItemAudience(ctx: OpContext, op: OpOf<'item.audience'>): Draft[] {
  const target = allowedTarget(ctx, op.stream, 'item.audience');
  assertFresh(ctx, target, op.ifRev);
  if (target.item.removed) throw new Refused('ITEM_REMOVED');
  const audience = checkedAudience(ctx, op.audience);
  if (sameAudience(audience, target.item.audience)) throw new Refused('VALUE_INVALID');

  const after: ItemState = { ...target.item, audience, eras: [...target.item.eras, op.opId] };
  const fields = Object.keys(kindOf(after.kind).fields).map((field) =>
    ctx.state.streamOf(target.item, field),
  );
  const written = fields.filter((stream) => stream.rev > 0);
  const parts = [...written, target.stream].map((old, index) => {
    const closing = {
      opId: partOpId(op.opId, 2 * index),
      kind: 'stream.closed',
      value: {},
    } as const;
    return { change: draftOn(ctx, { item: target.item, stream: old }, closing) };
  });
  const opened = fields
    .filter((old) => holdsPeople(after, old) || (old.rev > 0 && !isBlank(after.kind, old)))
    .map((old, index) => openedFrom(ctx, after, old, partOpId(op.opId, 2 * index + 1)));
  const shown = draftOn(
    ctx,
    { item: after, stream: ctx.state.streamOf(after, ITEM_FIELD) },
    {
      opId: op.opId,
      kind: 'item.audience',
      value: { from: target.item.audience, to: audience, era: op.opId },
    },
    target.stream,
  );
  return [...parts, ...opened, { change: shown }];
}

/**
 * A field of people goes on in the same way whatever it holds: a list of nobody but hidden people must look like one
 * that was never filled in, so its successor always opens, and does not tell who set it when.
 */
function holdsPeople(item: ItemState, { field }: StreamState): boolean {
  return fieldOf(item.kind, field)?.type === 'person';
}

function openedFrom(ctx: OpContext, item: ItemState, old: StreamState, opId: string): Draft {
  const stream = ctx.state.streamOf(item, old.field);
  const content = carriedOver(old.content, holdsPeople(item, old));
  const value = { content: storedContent(content) };
  return {
    change: draftOn(ctx, { item, stream }, { opId, kind: 'stream.opened', value }, old),
    content,
  };
}

function carriedOver(content: Content, isOfPeople: boolean): Content {
  if (content.type === 'text') return { ...content, recent: [] };
  return content.type === 'value' && isOfPeople ? { type: 'value', value: content.value } : content;
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

function assertFresh(ctx: OpContext, { stream }: { stream: StreamState }, ifRev: number): void {
  if (ifRev > stream.rev) throw new Refused('REV_AHEAD');
  if (ifRev < stream.rev) {
    throw new Refused('STALE', { current: presentCurrent(ctx.state, factsOf(ctx), stream) });
  }
}
