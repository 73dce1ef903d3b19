import {
  ERASURE_ITEMS_MOST,
  fieldOf,
  viewPersonOf,
  type DueAsk,
  type ErasureAsk,
  type ErasureTarget,
  type RetentionPolicy,
} from '#contract';
import { decide, decideErasure, type ErasureStep, type ErasureSubject } from '#access';
import { absent, Refused } from '#kernel';
import type { NewChange } from '#history';
import { dueItems, isDue } from '../erasure/due-items.js';
import { erasureFacts, leadingOrganisation } from '../erasure/erasure-facts.js';
import type { ErasureRecord } from '../state/change-value.js';
import type { ErasureState, PassagePlace } from '../state/erasure-shape.js';
import type { ItemState } from '../state/plan-shape.js';
import { ERASED_FIELD, ERASURE_FIELD, erasureStream, streamIdOf } from '../state/stream-id.js';
import { itemSubject } from '../viewer.js';
import { erase, itemsOf, mapped, takenBy, unerase } from './erasing.op.js';
import { Parts } from './new-era.js';
import { authorOf, factsOf, targetOf, type Draft, type OpContext } from './op-context.js';

export type ErasureAskOp = ErasureAsk & { kind: 'erasure.ask' };

/** Of what is due of an organisation, by the term that it has now (E-34). */
export type ErasureAskDueOp = Omit<DueAsk, 'recordKind'> & {
  kind: 'erasure.askDue';
  term: RetentionPolicy;
};

/** A later step of an erasure. `erasure.finish` is the server's alone: the term is over (E-16). */
export type ErasureStepOp =
  | { kind: 'erasure.refuse'; opId: string; erasure: string; reason: string }
  /** With the terms that the organisation has now: what was asked as due is held against them again (E-35). */
  | { kind: 'erasure.agree'; opId: string; erasure: string; terms?: readonly RetentionPolicy[] }
  | {
      kind: 'erasure.withdraw' | 'erasure.undo' | 'erasure.finish';
      opId: string;
      erasure: string;
    };

/** Asks for an erasure (E-02, E-03). */
export function decideErasureAsk(ctx: OpContext, op: ErasureAskOp): Draft[] {
  if (ctx.state.case.status === 'DESTROYED') throw absent();
  const { items, place } = soughtBy(ctx, op.target);
  const { sort } = op.target;
  const isSeen = sort === 'CASE' ? factsOf(ctx).onCase : items.length > 0;
  const owner = items[0]?.owner ?? leadingOrganisation(ctx.state, ctx.at);
  assertMay(ctx, 'ask', { sort, owner, isSeen, asked: null });
  if (items.some((item) => item.owner !== owner)) throw new Refused('VALUE_INVALID');
  if (sort === 'CASE' && ctx.state.case.status !== 'ARCHIVED') {
    throw new Refused('CASE_NOT_ARCHIVED');
  }
  const { opId, basis, reason } = op;
  const ids = items.map(({ id }) => id);
  const value = { sort, items: ids, basis, reason, place, organisation: owner };
  return [step(ctx, opId, { opId, kind: 'erasure.asked', value })];
}

/** Asks for the erasure of what is due and not asked for yet, the longest first, as much as a request holds (E-34). */
export function decideErasureAskDue(ctx: OpContext, op: ErasureAskDueOp): Draft[] {
  const { state, actor, at } = ctx;
  if (state.case.status === 'DESTROYED') throw absent();
  const { organisation } = actor;
  assertMay(ctx, 'ask', { sort: 'ITEMS', owner: organisation, isSeen: false, asked: null });
  const { opId, term, reason } = op;
  const items = dueItems(state, { organisation, term, at })
    .filter(({ isAsked }) => !isAsked)
    .slice(0, ERASURE_ITEMS_MOST)
    .map(({ item }) => item.id)
    // In this order they go, which tells nothing of when they were changed.
    .toSorted();
  if (items.length === 0) throw new Refused('NOT_DUE');
  const basis = 'RETENTION_OVER';
  const value = { sort: 'ITEMS', items, basis, reason, place: null, organisation } as const;
  return [step(ctx, opId, { opId, kind: 'erasure.asked', value })];
}

/** Withdraws, refuses, agrees to, undoes or finishes one. To whom it is no business it is absent. */
export function decideErasureStep(ctx: OpContext, op: ErasureStepOp): Draft[] {
  const erasure = ctx.state.book.erasure(op.erasure);
  if (!erasure || ctx.state.case.status === 'DESTROYED') throw absent();
  const { opId, kind } = op;
  switch (kind) {
    case 'erasure.withdraw':
      assertStep(ctx, 'withdraw', erasure);
      assertStatus(erasure, 'ASKED');
      return [step(ctx, erasure.id, { opId, kind: 'erasure.withdrawn', value: {} })];
    case 'erasure.refuse': {
      assertStep(ctx, 'refuse', erasure);
      assertStatus(erasure, 'ASKED');
      const value = { reason: op.reason };
      return [step(ctx, erasure.id, { opId, kind: 'erasure.refused', value })];
    }
    case 'erasure.agree':
      assertStep(ctx, 'agree', erasure);
      assertStatus(erasure, 'ASKED');
      return agree(ctx, op, erasure);
    case 'erasure.undo': {
      assertStep(ctx, 'undo', erasure);
      assertStatus(erasure, 'AGREED');
      if (isOver(ctx, erasure)) throw new Refused('ERASURE_OVER');
      const undone = step(ctx, erasure.id, { opId, kind: 'erasure.undone', value: {} });
      return [undone, ...unerase(ctx, erasure, new Parts(opId))];
    }
    case 'erasure.finish':
      assertStatus(erasure, 'AGREED');
      if (!isOver(ctx, erasure)) throw new Refused('VALUE_INVALID');
      return [...orphaned(ctx, opId, erasure), finished(ctx, opId, erasure)];
  }
}

type Agree = Extract<ErasureStepOp, { kind: 'erasure.agree' }>;

function agree(ctx: OpContext, { opId, terms = [] }: Agree, erasure: ErasureState): Draft[] {
  const { book, case: known } = ctx.state;
  if (book.isHeld) throw new Refused('LEGAL_HOLD');
  if (erasure.sort === 'CASE' && known.status !== 'ARCHIVED')
    throw new Refused('CASE_NOT_ARCHIVED');
  const isPending = book
    .all()
    .some((other) => other.status === 'AGREED' && touches(ctx, other, erasure));
  if (isPending) throw new Refused('ERASURE_PENDING');
  if (itemsOf(ctx, erasure).some((item) => item.erasure !== null))
    throw new Refused('ERASURE_OVER');
  const isRight = (item: ItemState): boolean => isDue(ctx.state, item, { terms, at: ctx.at });
  if (erasure.sort === 'ITEMS' && !itemsOf(ctx, erasure).every(isRight)) {
    throw new Refused('NOT_DUE');
  }
  const taken = takenBy(ctx, erasure, ctx.at + ctx.erasureUndoMs);
  const agreed = step(ctx, erasure.id, { opId, kind: 'erasure.agreed', value: taken });
  return [agreed, ...erase(ctx, erasure, { taken, parts: new Parts(opId) })];
}

/** Requests of what is gone now: nobody can answer them any more. */
function orphaned(ctx: OpContext, opId: string, erasure: ErasureState): Draft[] {
  if (erasure.sort === 'CASE' || erasure.sort === 'PASSAGE') return [];
  const parts = new Parts(opId);
  return ctx.state.book
    .all()
    .filter((other) => other.status === 'ASKED' && other.sort !== 'CASE' && meet(other, erasure))
    .map(({ id }) => {
      const change = { opId: parts.take(), kind: 'erasure.withdrawn', value: {} } as const;
      return step(ctx, id, change);
    });
}

/** On a stream and under a key of its own: it stays when the rest goes (E-40). */
function finished(ctx: OpContext, opId: string, erasure: ErasureState): Draft {
  const { id, sort, basis, asked, askedAt, decided, decidedAt } = erasure;
  if (!decided || decidedAt === null) throw new Error('an erasure that nobody agreed to');
  const items = sort === 'CASE' ? [...ctx.state.allItems()].length : erasure.items.length;
  const value: ErasureRecord = {
    sort,
    items,
    basis,
    asked,
    askedAt,
    agreed: decided,
    agreedAt: decidedAt,
  };
  const stream = ctx.state.stream(erasureStream(id));
  const genesis = {
    plan: ctx.state.planId,
    item: id,
    field: ERASED_FIELD,
    audience: FOR_NOBODY,
    closed: stream?.hash ? { stream: stream.id, hash: stream.hash.toString('hex') } : null,
  };
  const streamId = streamIdOf(id, ERASED_FIELD);
  return { change: { opId, kind: 'erasure.done', value, ...authorOf(ctx), streamId, genesis } };
}

/** Requests and records are made of what the database keeps, and the log tells no reader of them. */
const FOR_NOBODY = { type: 'NAMED_PERSONS' as const, persons: [] };

function step(
  ctx: OpContext,
  erasure: string,
  change: Pick<NewChange, 'opId' | 'kind' | 'value'>,
): Draft {
  const streamId = erasureStream(erasure);
  const base = { ...change, ...authorOf(ctx), streamId };
  if (ctx.state.stream(streamId)) return { change: base };
  const of = { plan: ctx.state.planId, item: erasure, field: ERASURE_FIELD };
  return { change: { ...base, genesis: { ...of, audience: FOR_NOBODY, closed: null } } };
}

/** What is asked for, of what the person sees; hidden and unknown are one answer. */
function soughtBy(
  ctx: OpContext,
  target: ErasureTarget,
): { items: ItemState[]; place: PassagePlace | null } {
  switch (target.sort) {
    case 'CASE':
      return { items: [], place: null };
    case 'PASSAGE': {
      const { item, stream } = targetOf(ctx, target.stream);
      const { rev, range } = target;
      if (rev > stream.rev) throw new Refused('REV_AHEAD');
      const definition = fieldOf(item.kind, stream.field);
      if (!definition || (definition.type === 'text') !== (range !== null)) {
        throw new Refused('VALUE_INVALID');
      }
      const isName = definition.type === 'status' || 'isName' in definition;
      if (isName) throw new Refused('VALUE_INVALID');
      const asked = { stream: stream.id, field: stream.field, rev, range };
      const place = mapped(ctx, item, asked);
      if (!place) throw new Refused('STREAM_CLOSED');
      return { items: [item], place };
    }
    case 'ITEM':
    case 'PERSON': {
      const items = [...new Set(target.items)].map((id) => seenItem(ctx, id));
      if (target.sort === 'PERSON' && items[0]?.kind !== 'involvedPerson') {
        throw new Refused('VALUE_INVALID');
      }
      return { items, place: null };
    }
  }
}

function seenItem(ctx: OpContext, id: string): ItemState {
  const item = ctx.state.item(id);
  if (!item || !decide(factsOf(ctx), 'item.read', itemSubject(item))) throw absent();
  return item;
}

function assertStep(ctx: OpContext, name: ErasureStep, erasure: ErasureState): void {
  const { sort, organisation: owner, asked } = erasure;
  const facts = factsOf(ctx);
  const isSeen =
    sort === 'CASE'
      ? facts.onCase
      : itemsOf(ctx, erasure).some((item) => decide(facts, 'history.read', itemSubject(item)));
  assertMay(ctx, name, { sort, owner, asked, isSeen });
}

function assertMay(ctx: OpContext, name: ErasureStep, subject: ErasureSubject): void {
  const answer = decideErasure(erasureFacts(ctx.state, ctx.actor, ctx.at), name, subject);
  if (answer === 'absent') throw absent();
  if (answer === 'refused') throw new Refused('NOT_ALLOWED');
}

function assertStatus({ status }: ErasureState, needed: ErasureState['status']): void {
  if (status !== needed) throw new Refused('ERASURE_OVER');
}

/** The term is over, and nobody holds it up (E-21). */
function isOver({ state, at }: OpContext, { endsAt }: ErasureState): boolean {
  return endsAt !== null && at >= endsAt && !state.book.isHeld;
}

/** Whether one erasure is of something that the other one takes, or the other way round (E-13). */
function touches(ctx: OpContext, one: ErasureState, other: ErasureState): boolean {
  if (one.sort === 'CASE' || other.sort === 'CASE') return true;
  const [ofOne, ofOther] = [takenWith(ctx, one), takenWith(ctx, other)];
  return one.items.some((id) => ofOther.has(id)) || other.items.some((id) => ofOne.has(id));
}

/** Its items, and those at which views stand of a person who goes (N-14). */
function takenWith({ state }: OpContext, { sort, items }: ErasureState): ReadonlySet<string> {
  const persons = new Set(sort === 'PASSAGE' ? [] : items);
  const withViews = [...state.allItems()].filter(({ views }) =>
    views.some((field) => persons.has(viewPersonOf(field) ?? '')),
  );
  return new Set([...items, ...withViews.map(({ id }) => id)]);
}

function meet(one: ErasureState, other: ErasureState): boolean {
  if (one.sort === 'CASE' || other.sort === 'CASE') return true;
  return one.items.some((id) => other.items.includes(id));
}
