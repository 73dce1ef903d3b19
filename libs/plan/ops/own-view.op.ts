import { ownViewShape, viewField, viewPersonOf, type Op, type OwnView } from '#contract';
import { decide } from '#access';
import { absent, Refused } from '#kernel';
import { sameJson } from '#history';
import { setValue } from '../state/stream-content.js';
import type { ItemState, StreamState } from '../state/plan-shape.js';
import { itemSubject, readsField } from '../viewer.js';
import { dayAt } from './circle-context.js';
import { assertCorrects, isKnown } from './field-set.op.js';
import {
  assertFresh,
  draftOn,
  factsOf,
  itemTargetOf,
  targetOf,
  type Draft,
  type OpContext,
} from './op-context.js';

type OpOf<K extends Op['kind']> = Extract<Op, { kind: K }>;

/** Adds the own view of somebody whom the plan is about, beside those that stand there (N-10). */
export function decideViewAdd(ctx: OpContext, { opId, stream, view }: OpOf<'view.add'>): Draft[] {
  const { item } = itemTargetOf(ctx, stream);
  assertMayRecord(ctx, item);
  assertGiven(ctx, view);
  if (!isKnown(ctx, { sort: 'involved', id: view.person })) throw new Refused('VALUE_INVALID');
  assertRoom(ctx, item);
  const field = viewField(view.person, opId);
  const era = ctx.state.place(stream)?.era;
  if (era === undefined) throw absent();
  const begins = { item: item.id, era, field };
  const own = ctx.state.streamOf(item, field);
  const change = draftOn(ctx, { item, stream: own }, { opId, kind: 'view.added', value: view });
  return [{ change, content: setValue(view, { ...change, at: ctx.at }), begins }];
}

/** Whether an op is about an own view, as far as its author may know. */
export function isOfView(ctx: OpContext, { stream }: { stream: string }): boolean {
  return viewPersonOf(ctx.state.place(stream)?.field ?? '') !== undefined;
}

/** Puts right how a view was recorded, with the reason: otherwise nobody changes one (N-11). */
export function decideViewCorrection(ctx: OpContext, op: OpOf<'field.set'>): Draft[] {
  const target = targetOf(ctx, op.stream);
  const { item, stream } = target;
  assertMayRecord(ctx, item);
  const { opId, corrects } = op;
  if (!corrects || op.restores !== undefined) throw new Refused('REASON_NEEDED');
  assertFresh(ctx, target, op.ifRev);
  assertCorrects(stream, corrects);
  const parsed = ownViewShape.safeParse(op.value);
  const before = viewIn(stream);
  // Whose view it is cannot be mistaken: that would be another one.
  if (!parsed.success || parsed.data.person !== before.person) throw new Refused('VALUE_INVALID');
  assertGiven(ctx, parsed.data);
  if (sameJson(parsed.data, before)) throw new Refused('NOTHING_CHANGED');
  const value = { value: parsed.data, corrects };
  return [{ change: draftOn(ctx, target, { opId, kind: 'field.set', value }) }];
}

function viewIn({ content }: StreamState): OwnView {
  if (content.type !== 'value') throw new Error('a view without words');
  return content.value as OwnView;
}

/** Whoever may edit an item records views at it. */
function assertMayRecord(ctx: OpContext, item: ItemState): void {
  if (!decide(factsOf(ctx), 'item.edit', itemSubject(item))) throw new Refused('NOT_ALLOWED');
  if (item.removed) throw new Refused('ITEM_REMOVED');
}

function assertGiven({ at }: OpContext, { givenOn }: OwnView): void {
  if (givenOn > dayAt(at)) throw new Refused('VALUE_INVALID');
}

/** Of what the author sees: a limit must not tell of views by people whom they do not see. */
function assertRoom(ctx: OpContext, item: ItemState): void {
  const { state, actor, limits } = ctx;
  const own = item.views.filter((field) => {
    const { content } = state.streamOf(item, field);
    const isOwn = content.type === 'value' && content.by?.organisation === actor.organisation;
    return isOwn && readsField(state, factsOf(ctx), { item, field });
  });
  if (own.length >= limits.viewsPerItem) throw new Refused('TOO_MANY_VIEWS');
}
