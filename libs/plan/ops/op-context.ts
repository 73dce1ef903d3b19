import { type Author, type Limits, type Section } from '#contract';
import { decide, type ViewerFacts } from '#access';
import { absent, Refused, type Actor } from '#kernel';
import type { NewChange } from '#history';
import type { AcceptedBefore } from '#text';
import type { Directory } from '../directory.js';
import { presentCurrent } from '../present/present-current.js';
import { fieldAudienceOf } from '../state/field-sight.js';
import type { Content, ItemState, StreamState } from '../state/plan-shape.js';
import type { PlanState } from '../state/plan-state.js';
import { ITEM_FIELD } from '../state/stream-id.js';
import { itemSubject, readsField, viewerFacts } from '../viewer.js';

/** What deciding on an op needs: the facts left by the ops before it, and nothing that must be waited for. */
export interface OpContext {
  state: PlanState;
  actor: Actor;
  /** Unix milliseconds by the database's clock. */
  at: number;
  limits: Limits;
  /** How long a use of the emergency button lasts. */
  breakGlassMs: number;
  /** How long an erasure that was agreed to can be undone. */
  erasureUndoMs: number;
  directory: Directory;
  /** Accepted edits of a text after a rev, in order. */
  editsAfter: (stream: StreamState, rev: number) => AcceptedBefore[];
}

/** A change that an op leads to, with what its stream then holds where the op worked that out already. */
export interface Draft {
  change: NewChange;
  content?: Content;
  /** Which era of an item the stream belongs to, where the item is not known to be in it yet. */
  begins?: { item: string; era: string; field: string };
}

export function factsOf(ctx: OpContext): ViewerFacts {
  return viewerFacts(ctx.state, ctx.actor, ctx.at);
}

export function authorOf(ctx: OpContext): Author {
  return { person: ctx.actor.person, organisation: ctx.actor.organisation };
}

/** The item and stream that an op was made against (L-22). Hidden and unknown are one answer. */
export function targetOf(
  ctx: OpContext,
  streamId: string,
): { item: ItemState; stream: StreamState } {
  const place = ctx.state.place(streamId);
  const item = place && ctx.state.item(place.item);
  if (!item || !readsField(ctx.state, factsOf(ctx), { item, field: place.field })) throw absent();
  if (!place.open) throw new Refused('STREAM_CLOSED');
  return { item, stream: ctx.state.streamOf(item, place.field) };
}

/** As `targetOf`, for ops on the item as a whole. */
export function itemTargetOf(
  ctx: OpContext,
  streamId: string,
): { item: ItemState; stream: StreamState } {
  const target = targetOf(ctx, streamId);
  if (target.stream.field !== ITEM_FIELD) throw absent();
  return target;
}

/** Refuses an op that was made against an earlier rev, with what stands there now (L-31). */
export function assertFresh(
  ctx: OpContext,
  { stream }: { stream: StreamState },
  ifRev: number,
): void {
  if (ifRev > stream.rev) throw new Refused('REV_AHEAD');
  if (ifRev < stream.rev) {
    throw new Refused('STALE', { current: presentCurrent(ctx.state, factsOf(ctx), stream) });
  }
}

/** The items of a section that the author can see, in the order of the plan. */
export function visibleItems(ctx: OpContext, section: Section): ItemState[] {
  const facts = factsOf(ctx);
  return ctx.state.itemsIn(section).filter((item) => decide(facts, 'item.read', itemSubject(item)));
}

/** A change on a stream; its first one also says where the stream begins. */
export function draftOn(
  ctx: OpContext,
  { item, stream }: { item: ItemState; stream: StreamState },
  change: Pick<NewChange, 'opId' | 'kind' | 'value'>,
  closed: StreamState | null = null,
): NewChange {
  const base = { ...change, ...authorOf(ctx), streamId: stream.id };
  if (stream.rev > 0) return base;
  const narrowed = fieldAudienceOf(item, stream.field);
  return {
    ...base,
    genesis: {
      plan: ctx.state.planId,
      item: item.id,
      field: stream.field,
      audience: item.audience,
      ...(narrowed && { narrowed }),
      closed: closed?.hash ? { stream: closed.id, hash: closed.hash.toString('hex') } : null,
    },
  };
}
