import { ChangeSet } from '@codemirror/state';
import { kindOf } from '#contract';
import type { Change, ChangeKind } from '#history';
import { applyErasure, isOfErasure, itemAfterErasure } from './apply-erasure.js';
import { applyBreakGlass, endUsesOfThoseGone, isOfBreakGlass } from './apply-break-glass.js';
import { applyDenial, isOfDenial } from './apply-denial.js';
import { valueOf } from './change-value.js';
import { dayOf } from './day.js';
import { applyCircle } from './apply-circle.js';
import type { PlanState } from './plan-state.js';
import type { Content, ItemState, StreamState } from './plan-shape.js';
import { withFieldAudience, withItemAudience } from './field-sight.js';
import { personsNamedBy } from './named-persons.js';
import { contentFrom, editedText, emptyContent, setValue } from './stream-content.js';

/**
 * Moves a plan on by one change of its log: the same for a change made here a moment ago and for one read back.
 * `content` spares working out again what the op that made the change already worked out.
 */
export function applyChange(state: PlanState, change: Change, content?: Content): void {
  endUsesOfThoseGone(state, change.at);
  const item = itemAfter(state, change);
  if (item && item !== state.item(item.id)) state.putItem(item);
  for (const person of personsNamedBy(change)) noteNamed(state, person);
  applyCircle(state, change);
  if (isOfDenial(change)) applyDenial(state, change);
  if (isOfBreakGlass(change)) applyBreakGlass(state, change);
  if (isOfErasure(change)) applyErasure(state, change);
  endUsesOfThoseGone(state, change.at);
  state.putStream(streamAfter(state, change, content));
  state.seq = change.seq;
  state.at = change.at;
}

function itemAfter(state: PlanState, change: Change): ItemState | undefined {
  if (change.kind === 'item.added') return addedItem(change);
  const place = state.place(change.streamId);
  const item = state.item(change.genesis?.item ?? place?.item ?? '');
  return item && changedOn(stepped(state, item, change), change);
}

/** A day is enough for terms of months, and its row is written once a day at most however much is typed (E-33). */
function changedOn(item: ItemState, { kind, at }: Change): ItemState {
  const day = dayOf(at);
  return item.changedOn === day || NO_CHANGE_OF_ITEM.has(kind) ? item : { ...item, changedOn: day };
}

/** What comes with an erasure, or is undone with it. Streams are closed and opened for a reason that has a change of its own. */
const NO_CHANGE_OF_ITEM: ReadonlySet<ChangeKind> = new Set([
  'stream.closed',
  'stream.opened',
  'item.erased',
  'item.unerased',
  'passage.erased',
  'passage.unerased',
]);

function stepped(state: PlanState, item: ItemState, change: Change): ItemState {
  switch (change.kind) {
    case 'item.moved':
      return { ...item, position: valueOf(change, 'item.moved').position };
    case 'item.removed':
      return { ...item, removed: true, removedSeq: change.seq };
    case 'item.restored':
      return { ...item, removed: false, removedSeq: null };
    case 'item.audience': {
      const { to, era } = valueOf(change, 'item.audience');
      return withItemAudience(item, { audience: to, era });
    }
    case 'field.audience': {
      const { to, era } = valueOf(change, 'field.audience');
      return withFieldAudience(item, fieldOfChange(state, change), { audience: to, era });
    }
    case 'item.erased':
    case 'item.unerased':
    case 'passage.erased':
    case 'passage.unerased':
      return itemAfterErasure(state, item, change);
    default:
      return item;
  }
}

function addedItem(change: Change): ItemState {
  const { kind, audience, position } = valueOf(change, 'item.added');
  return {
    id: change.opId,
    kind,
    section: kindOf(kind).section,
    eras: [change.opId],
    audience,
    fields: {},
    position,
    removed: false,
    addedSeq: change.seq,
    removedSeq: null,
    erasure: null,
    owner: change.organisation,
    addedBy: { person: change.person, organisation: change.organisation },
    addedAt: change.at,
    changedOn: dayOf(change.at),
  };
}

/** Whoever is named once is told apart from then on: history may be theirs where it is not their colleagues'. */
function noteNamed(state: PlanState, person: string): void {
  const member = state.member(person);
  if (member && !member.named) state.putMember({ ...member, named: true });
}

function fieldOfChange(state: PlanState, change: Change): string {
  const field = change.genesis?.field ?? state.place(change.streamId)?.field;
  if (field === undefined) throw new Error('a change of a field that is not known');
  return field;
}

function streamAfter(state: PlanState, change: Change, content: Content | undefined): StreamState {
  const before = streamBefore(state, change);
  return {
    ...before,
    rev: change.rev,
    hash: change.hash,
    keyId: change.keyId,
    closed: change.kind === 'stream.closed',
    content: content ?? contentAfter(before.content, change),
  };
}

function streamBefore(state: PlanState, change: Change): StreamState {
  const known = state.stream(change.streamId);
  if (known) return known;
  const { item: itemId, field } = change.genesis ?? state.place(change.streamId) ?? {};
  if (itemId === undefined || field === undefined)
    throw new Error('a change of a stream without a begin');
  const item = state.item(itemId);
  const content: Content = item ? emptyContent(item.kind, field) : { type: 'bare' };
  return {
    id: change.streamId,
    item: itemId,
    field,
    rev: 0,
    hash: undefined,
    keyId: undefined,
    closed: false,
    content,
  };
}

function contentAfter(before: Content, change: Change): Content {
  switch (change.kind) {
    case 'field.set':
      return setValue(valueOf(change, 'field.set').value, change);
    case 'text.edited': {
      if (before.type !== 'text') throw new Error('a text edit on a field that is not text');
      // What the log holds was decoded before it was stored; decoding it strictly again would only cost.
      const changes = ChangeSet.fromJSON(valueOf(change, 'text.edited').changes);
      return editedText(before, changes, change);
    }
    case 'field.audience':
      return contentFrom(valueOf(change, 'field.audience').content);
    case 'stream.opened':
      return contentFrom(valueOf(change, 'stream.opened').content);
    default:
      return before;
  }
}
