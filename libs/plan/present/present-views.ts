import { isOwnView, viewPersonOf, type PresentedCorrection, type PresentedView } from '#contract';
import { seesFrom, type Eyes } from '#access';
import type { CorrectionMark, ItemState, StreamState } from '../state/plan-shape.js';
import type { PlanState } from '../state/plan-state.js';
import { readsField } from '../viewer.js';

/** The own views at an item that this viewer reads, in the order in which they were recorded (N-12, N-13). */
export function presentViews(state: PlanState, eyes: Eyes, item: ItemState): PresentedView[] {
  return item.views
    .filter((field) => readsField(state, eyes, { item, field }))
    .flatMap((field) => presentView(eyes, state.streamOf(item, field)) ?? [])
    .sort((a, b) => compare(a.at, b.at) || compare(a.field, b.field));
}

/** A view that the viewer reads; undefined of a stream that holds none. */
export function presentView(
  eyes: Eyes,
  { id, field, rev, content }: StreamState,
): PresentedView | undefined {
  if (viewPersonOf(field) === undefined || content.type !== 'value') return undefined;
  const { value, by, at } = content;
  if (!isOwnView(value) || !by || at === undefined) return undefined;
  const recorded = { value, by, at: new Date(at).toISOString() };
  return { field, stream: id, rev, ...recorded, ...presentCorrection(eyes, content.corrected) };
}

/** Why something was corrected tells of what stood there before: that is for who sees the past from there on (C-10, N-05). */
export function presentCorrection(
  eyes: Eyes,
  mark: CorrectionMark | undefined,
): { corrected?: PresentedCorrection } {
  if (!mark || !seesFrom(eyes, mark.seq)) return {};
  const { by, at, reason } = mark;
  return { corrected: { by, at: new Date(at).toISOString(), reason } };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
