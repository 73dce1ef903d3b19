import { isReadOnly, kindOf, type FieldValue, type PersonRef } from '#contract';
import { decide, type ViewerFacts } from '#access';
import { absent, type Actor } from '#kernel';
import type { ItemState, MemberState } from '../state/plan-shape.js';
import { setValue } from '../state/stream-content.js';
import { MEMBER_FIELD, partOpId } from '../state/stream-id.js';
import { itemSubject, viewerFacts } from '../viewer.js';
import { circleChange } from './circle-context.js';
import { draftOn, type Draft, type OpContext } from './op-context.js';

/**
 * Hands over what somebody who leaves was on the case for (C-40). By an administrator of the organisation, who is not on the
 * case, or its privacy officer; only administration makes these ops.
 */
export interface PersonHandOver {
  kind: 'person.handOver';
  opId: string;
  /** Who leaves. */
  person: string;
  successor: Actor;
}

/**
 * One step: the successor is on the case before the stay of who leaves ends.
 *
 * @throws Refused ABSENT (nothing to hand over)
 */
export function decideHandOver(ctx: OpContext, op: PersonHandOver): Draft[] {
  const leaver = plannedStay(ctx, op.person);
  if (leaver?.organisation !== ctx.actor.organisation || !goesOn(ctx, leaver)) throw absent();
  const drafts = [...stayOf(ctx, leaver, op), ...fieldsOfItems(ctx, op), ...endOf(ctx, op)];
  const last = drafts.pop();
  if (!last) throw absent();
  // The last change has the id of the op: with it everything before it stands in the log, too.
  return [
    ...drafts.map(({ change, ...more }, index) => ({
      ...more,
      change: { ...change, opId: partOpId(op.opId, index) },
    })),
    last,
  ];
}

/** Of whose time on the case was ended by a conflict of interest that was confirmed (K-04): the stay as it would have been (K-06). */
function plannedStay({ state }: OpContext, person: string): MemberState | undefined {
  const member = state.member(person);
  const denial = state.denial(person);
  return member && denial?.unlisted === true ? { ...member, endsAt: denial.stayEndsAt } : member;
}

/** A stay that is not over, also one that begins later. */
function goesOn({ state, at }: OpContext, { organisation, endsAt }: MemberState): boolean {
  return state.takesPart(organisation) && (endsAt === null || at < endsAt);
}

/** Of somebody who is not shown on the case any more nothing ends that anyone sees: it would tell of it (C-43). */
function endOf(ctx: OpContext, { opId, person }: PersonHandOver): Draft[] {
  if (ctx.state.denial(person)?.unlisted === true) return [];
  const place = { subject: person, field: MEMBER_FIELD };
  return [{ change: circleChange(ctx, place, { opId, kind: 'member.ended', value: {} }) }];
}

/** For as long as who leaves would have been on it; what the successor's own stay covers already is left alone. */
function stayOf(ctx: OpContext, leaver: MemberState, { opId, successor }: PersonHandOver): Draft[] {
  const { state, at } = ctx;
  const { organisation } = leaver;
  const own = state.member(successor.person);
  const isOn = own?.organisation === organisation && goesOn(ctx, own);
  const beginsAt = isOn ? Math.min(own.beginsAt, leaver.beginsAt) : leaver.beginsAt;
  const endsAt = isOn ? laterOf(own.endsAt, leaver.endsAt) : leaver.endsAt;
  const isCovered = isOn && endsAt === own.endsAt && own.beginsAt <= Math.max(at, beginsAt);
  if (isCovered) return [];
  const value = { organisation, endsAt, ...(beginsAt > at && { beginsAt }) };
  const place = { subject: successor.person, field: MEMBER_FIELD };
  return [{ change: circleChange(ctx, place, { opId, kind: 'member.added', value }) }];
}

/** Null is for as long as nobody ends it. */
function laterOf(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.max(a, b);
}

/** The successor in place of who leaves, wherever the successor may see it and it still leads somewhere (C-41, C-42). */
function fieldsOfItems(ctx: OpContext, op: PersonHandOver): Draft[] {
  const { state } = ctx;
  if (isReadOnly(state.case.status)) return [];
  const facts = factsOfSuccessor(ctx, op.successor);
  return [...state.allItems()]
    .filter((item) => !item.removed && !isOver(ctx, item))
    .flatMap((item) => fieldsOfItem(ctx, { op, item, facts }));
}

/** As if they were on the case already, and whether or not they are denied: that must not show (K-06). */
function factsOfSuccessor({ state, at }: OpContext, successor: Actor): ViewerFacts {
  return { ...viewerFacts(state, successor, at), onCase: true, denied: false };
}

function isOver({ state }: OpContext, item: ItemState): boolean {
  return Object.entries(kindOf(item.kind).fields).some(([field, definition]) => {
    if (definition.type !== 'status') return false;
    const { content } = state.streamOf(item, field);
    const status = content.type === 'value' ? content.value : null;
    return typeof status === 'string' && definition.transitions[status]?.length === 0;
  });
}

interface Place {
  op: PersonHandOver;
  item: ItemState;
  facts: ViewerFacts;
}

function fieldsOfItem(ctx: OpContext, { op, item, facts }: Place): Draft[] {
  const subject = itemSubject(item);
  return Object.entries(kindOf(item.kind).fields).flatMap(([field, definition]): Draft[] => {
    if (definition.type !== 'person') return [];
    const stream = ctx.state.streamOf(item, field);
    const { content } = stream;
    if (content.type !== 'value' || !names(content.value, op.person)) return [];
    if (!decide(facts, 'item.read', subject, field)) return [];
    const value = replaced(content.value, op.person, op.successor.person);
    const change = draftOn(
      ctx,
      { item, stream },
      {
        opId: op.opId,
        kind: 'field.set',
        value: { value },
      },
    );
    return [{ change, content: setValue(value, { ...change, at: ctx.at }) }];
  });
}

function names(value: FieldValue, person: string): boolean {
  return refsIn(value).some((ref) => isProfessional(ref, person));
}

function replaced(value: FieldValue, leaver: string, successor: string): FieldValue {
  const refs = refsIn(value).map((ref) =>
    isProfessional(ref, leaver) ? { ...ref, id: successor } : ref,
  );
  const once = refs.filter(
    (ref, index) => refs.findIndex(({ id, sort }) => id === ref.id && sort === ref.sort) === index,
  );
  return Array.isArray(value) ? once : (once[0] ?? null);
}

function isProfessional({ sort, id }: PersonRef, person: string): boolean {
  return sort === 'professional' && id === person;
}

function refsIn(value: FieldValue): PersonRef[] {
  return [value].flat().filter((ref): ref is PersonRef => typeof ref === 'object' && ref !== null);
}
