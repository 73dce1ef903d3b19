import {
  fieldOf,
  valueShape,
  type Correction,
  type FieldDefinition,
  type FieldValue,
  type Op,
  type PersonRef,
} from '#contract';
import { decide } from '#access';
import { Refused } from '#kernel';
import { sameJson } from '#history';
import { presentValue } from '../present/present-value.js';
import type { ChangeValues } from '../state/change-value.js';
import type { ItemState, StreamState } from '../state/plan-shape.js';
import { setValue } from '../state/stream-content.js';
import { caseOrganisations } from './case-audience.js';
import { directionEnded } from './direction.op.js';
import {
  assertFresh,
  draftOn,
  factsOf,
  targetOf,
  type Draft,
  type OpContext,
} from './op-context.js';
import { itemSubject } from '../viewer.js';

type FieldSet = Extract<Op, { kind: 'field.set' }>;

/** Sets a field that holds one value, when nobody was first (L-31) and the value fits (L-32). */
export function decideFieldSet(ctx: OpContext, op: FieldSet): Draft[] {
  const target = targetOf(ctx, op.stream);
  const definition = editableField(ctx, target);
  const { item, stream } = target;
  if (definition.type === 'text' || stream.content.type !== 'value')
    throw new Refused('VALUE_INVALID');
  assertFresh(ctx, target, op.ifRev);
  assertEarlier(stream, op.restores);
  assertCorrects(stream, op.corrects);
  const parsed = valueShape(definition).safeParse(op.value);
  if (!parsed.success) throw new Refused('VALUE_INVALID');
  assertTransition(definition, stream.content.value, parsed.data);
  assertReferences(ctx, definition, stream.content.value, parsed.data);
  const set = withHiddenReferences(ctx, stream.content.value, parsed.data);
  const { opId, restores, corrects } = op;
  if (corrects && isShownAs(ctx, stream.content.value, parsed.data))
    throw new Refused('NOTHING_CHANGED');
  const ended = directionEnded(ctx, { opId, item, field: stream.field, value: set.value });
  const body = {
    ...set,
    ...(restores !== undefined && { restores }),
    ...(corrects && { corrects }),
  };
  const change = draftOn(ctx, target, { opId, kind: 'field.set', value: body });
  return [...ended, { change, content: setValue(set.value, { ...change, at: ctx.at }) }];
}

/** Whether a value reads to its author as what stands there: whom they do not see has no part in it. */
function isShownAs(ctx: OpContext, before: FieldValue, value: FieldValue): boolean {
  const shown = presentValue(ctx.state, factsOf(ctx), before);
  return sameJson(orNothing(shown), orNothing(value));
}

/** What is corrected stands there, or stood there once, and it is said why (N-02). */
export function assertCorrects({ rev }: StreamState, corrects: Correction | undefined): void {
  if (!corrects) return;
  if (corrects.rev > rev) throw new Refused('REV_AHEAD');
  if (corrects.reason.trim() === '') throw new Refused('REASON_NEEDED');
}

/** What is put back stood there once, before what stands there now (H-50). */
export function assertEarlier({ rev }: StreamState, restores: number | undefined): void {
  if (restores !== undefined && restores >= rev) throw new Refused('REV_AHEAD');
}

/** Whether this is the value that was sent, before anything was added back to it. */
export function isSetTo(sent: unknown, { value, kept = 0 }: ChangeValues['field.set']): boolean {
  const without = kept > 0 && Array.isArray(value) ? value.slice(0, -kept) : value;
  return sameJson(orNothing(without as FieldValue), orNothing(sent as FieldValue));
}

/** The definition of a field that the author may edit now: the item stands in the plan, and the section is theirs. */
export function editableField(
  ctx: OpContext,
  { item, stream }: { item: ItemState; stream: StreamState },
): FieldDefinition {
  const definition = fieldOf(item.kind, stream.field);
  if (!definition) throw new Refused('VALUE_INVALID');
  if (!decide(factsOf(ctx), 'item.edit', itemSubject(item), stream.field)) {
    throw new Refused('NOT_ALLOWED');
  }
  if (item.removed) throw new Refused('ITEM_REMOVED');
  return definition;
}

function assertTransition(definition: FieldDefinition, from: FieldValue, to: FieldValue): void {
  if (definition.type !== 'status') return;
  const next = typeof from === 'string' ? definition.transitions[from] : undefined;
  if (typeof to !== 'string' || !next?.includes(to)) throw new Refused('TRANSITION_REFUSED');
}

/** A reference points to something in the case that the author can see; one seen to stand there before may stay. */
function assertReferences(
  ctx: OpContext,
  definition: FieldDefinition,
  before: FieldValue,
  value: FieldValue,
): void {
  if (definition.type === 'person') {
    const seen = presentValue(ctx.state, factsOf(ctx), before);
    const standing = new Set(personRefs(seen).map(({ id }) => id));
    const added = personRefs(value).filter(({ id }) => !standing.has(id));
    if (!added.every((ref) => isKnown(ctx, ref))) throw new Refused('VALUE_INVALID');
  }
  if (definition.type === 'organisation' && value !== null) {
    const inCase = caseOrganisations(ctx).map(({ id }) => id);
    const fits = (id: unknown): boolean => inCase.some((known) => known === id);
    if (![value].flat().every(fits)) throw new Refused('VALUE_INVALID');
  }
}

/** Whether a reference points to somebody on the case, or to somebody whom the plan is about and the author sees. */
export function isKnown(ctx: OpContext, ref: PersonRef): boolean {
  if (ref.sort === 'professional') return ctx.state.isOnCase(ref.id, ctx.at);
  const item = ctx.state.item(ref.id);
  return (
    item?.kind === 'involvedPerson' &&
    !item.removed &&
    decide(factsOf(ctx), 'item.read', itemSubject(item))
  );
}

/** Somebody who cannot see one of the people in a list does not take that person out of it by editing the rest. */
function withHiddenReferences(
  ctx: OpContext,
  before: FieldValue,
  value: FieldValue,
): ChangeValues['field.set'] {
  if (!Array.isArray(before) || !(Array.isArray(value) || value === null))
    return { value: orNothing(value) };
  const hidden = personRefs(before).filter(
    (ref) => ref.sort === 'involved' && isHidden(ctx, ref.id),
  );
  if (hidden.length === 0) return { value: orNothing(value) };
  return { value: [...personRefs(value), ...hidden], kept: hidden.length };
}

/** An empty list is nothing: a list of which a reader may see no part reads the same. */
function orNothing(value: FieldValue): FieldValue {
  return Array.isArray(value) && value.length === 0 ? null : value;
}

function isHidden(ctx: OpContext, itemId: string): boolean {
  const item = ctx.state.item(itemId);
  if (item && isDestroyed(ctx, item)) return false;
  return item !== undefined && !decide(factsOf(ctx), 'item.read', itemSubject(item));
}

function personRefs(value: FieldValue): PersonRef[] {
  return [value].flat().filter((ref): ref is PersonRef => typeof ref === 'object' && ref !== null);
}

/** Nobody who was erased for good stays in a list because nobody sees them (E-10). */
function isDestroyed({ state }: OpContext, { erasure }: ItemState): boolean {
  return erasure !== null && state.book.erasure(erasure)?.status === 'DONE';
}
