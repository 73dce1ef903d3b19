import { viewPersonOf } from '#contract';
import type { Change } from '#history';
import { valueOf, type ChangeValues } from './change-value.js';
import type { ErasureState } from './erasure-shape.js';
import { withItemAudience } from './field-sight.js';
import type { ItemState } from './plan-shape.js';
import type { PlanState } from './plan-state.js';
import { streamIdOf } from './stream-id.js';

/** Whether a change is a step of an erasure or of a hold. */
export function isOfErasure({ kind }: Pick<Change, 'kind'>): boolean {
  return kind.startsWith('erasure.') || kind.startsWith('hold.');
}

export function applyErasure(state: PlanState, change: Change): void {
  const subject = change.genesis?.item ?? state.stream(change.streamId)?.item;
  if (subject === undefined) throw new Error('an erasure without what it is about');
  if (change.kind === 'hold.set' || change.kind === 'hold.lifted') {
    return applyHold(state, subject, change);
  }
  const { book } = state;
  const known = book.erasure(subject);
  if (change.kind === 'erasure.asked') book.put(asked(change));
  else if (known) book.put(after(known, change));
  if (change.kind !== 'erasure.done' || !known) return;
  if (known.sort === 'CASE') destroyCase(state, change);
  else if (known.sort !== 'PASSAGE') dropViews(state, known);
}

/**
 * An item after it was erased, or a passage of it, or that was undone: in a new era. What stood in the eras before is hidden
 * from here on, or shown again.
 */
export function itemAfterErasure(state: PlanState, item: ItemState, change: Change): ItemState {
  switch (change.kind) {
    case 'item.erased': {
      const { era, erasure } = valueOf(change, 'item.erased');
      const views = state.viewStreamsOf(item.id);
      for (const stream of [...state.streamIdsOf(item), ...views]) hide(state, stream, erasure);
      return { ...withItemAudience(item, { audience: item.audience, era }), erasure };
    }
    case 'passage.erased': {
      const { era, erasure } = valueOf(change, 'passage.erased');
      for (const stream of state.streamIdsOf(item)) hide(state, stream, erasure);
      noteBegin(state, valueOf(change, 'passage.erased'));
      return withItemAudience(item, { audience: item.audience, era });
    }
    case 'item.unerased':
    case 'passage.unerased': {
      const { era, erasure } = change.value as { era: string; erasure: string };
      const audience = item.audience;
      state.book.show(erasure);
      return { ...withItemAudience(item, { audience, era }), erasure: null };
    }
    default:
      return item;
  }
}

/** What an earlier erasure hid stays hidden by that one: its keys are gone, or go with it. */
function hide({ book }: PlanState, stream: string, erasure: string): void {
  if (book.hiddenBy(stream) === undefined) book.hide(stream, erasure);
}

/** Of what was destroyed with a person nothing is kept in memory, and nothing goes on with its item (N-14). */
function dropViews(state: PlanState, { items }: ErasureState): void {
  const persons = new Set(items.filter((id) => state.item(id)?.kind === 'involvedPerson'));
  const isGone = (field: string): boolean => persons.has(viewPersonOf(field) ?? '');
  for (const person of persons) {
    for (const id of state.viewStreamsOf(person)) {
      const stream = state.stream(id);
      if (stream) state.putStream({ ...stream, closed: true, content: { type: 'bare' } });
    }
  }
  for (const item of [...state.allItems()].filter(({ views }) => views.some(isGone))) {
    state.putItem({ ...item, views: item.views.filter((field) => !isGone(field)) });
  }
}

/** Where the text goes on without the passage: from there on it is known where it stood (E-15). */
function noteBegin(state: PlanState, of: ChangeValues['passage.erased']): void {
  const { book } = state;
  const known = book.erasure(of.erasure);
  if (!known?.place) return;
  const stream = streamIdOf(of.era, of.field);
  const begun = { stream, rev: state.stream(stream)?.rev ?? 0 };
  book.put({ ...known, place: { ...known.place, begun } });
}

function asked(change: Change): ErasureState {
  const { sort, items, basis, reason, place, organisation } = valueOf(change, 'erasure.asked');
  return {
    id: change.opId,
    sort,
    items,
    basis,
    reason,
    place,
    organisation,
    asked: { person: change.person, organisation: change.organisation },
    askedAt: change.at,
    status: 'ASKED',
    decided: null,
    decidedAt: null,
    answer: null,
    endsAt: null,
    kept: [],
    changedSeq: change.seq,
  };
}

function after(known: ErasureState, change: Change): ErasureState {
  const { person, organisation, at, seq } = change;
  const step = { changedSeq: seq, decided: { person, organisation }, decidedAt: at };
  switch (change.kind) {
    case 'erasure.withdrawn':
      return { ...known, ...step, status: 'WITHDRAWN' };
    case 'erasure.refused': {
      const { reason: answer } = valueOf(change, 'erasure.refused');
      return { ...known, ...step, status: 'REFUSED', answer };
    }
    case 'erasure.agreed':
      return { ...known, ...step, ...valueOf(change, 'erasure.agreed'), status: 'AGREED' };
    case 'erasure.undone':
      return { ...known, ...step, status: 'UNDONE', kept: [] };
    case 'erasure.done':
      return { ...known, changedSeq: seq, status: 'DONE', kept: [], place: null };
    default:
      return known;
  }
}

function applyHold(state: PlanState, organisation: string, change: Change): void {
  const known = state.book.hold(organisation);
  if (change.kind === 'hold.set') {
    const { reason } = valueOf(change, 'hold.set');
    const { person, at: since } = change;
    state.book.putHold({ organisation, person, since, liftedAt: null, reason });
  } else if (known) {
    state.book.putHold({ ...known, liftedAt: change.at });
  }
}

/** From here on the case is absent to everyone: nobody's organisation takes part in it any more. */
function destroyCase(state: PlanState, { at, seq }: Change): void {
  state.case = { ...state.case, status: 'DESTROYED' };
  for (const one of [...state.allParticipations()]) {
    if (one.status !== 'ACCEPTED' && one.status !== 'INVITED') continue;
    state.putParticipation({ ...one, status: 'ENDED', changedSeq: seq, changedAt: at });
  }
}
