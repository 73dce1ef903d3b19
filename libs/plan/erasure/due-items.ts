import { ITEM_RECORD_KINDS, type RetentionPolicy } from '#contract';
import type { ItemState } from '../state/plan-shape.js';
import type { PlanState } from '../state/plan-state.js';
import { monthsAfter } from './retention-term.js';

/** An item whose term for keeping is over (E-33). */
export interface DueItem {
  item: ItemState;
  /** Unix milliseconds: from when. */
  dueAt: number;
  /** Somebody asked for its erasure, and nobody answered yet. */
  isAsked: boolean;
}

interface Of {
  organisation: string;
  term: RetentionPolicy;
  /** Unix milliseconds by the database's clock. */
  at: number;
}

/** What of an organisation's own items is due by one of its terms, the longest first; what is erased is not (E-33). */
export function dueItems(state: PlanState, { organisation, term, at }: Of): DueItem[] {
  if (state.case.status === 'DESTROYED') return [];
  const asked = askedItems(state);
  return [...state.allItems()]
    .filter((item) => item.owner === organisation)
    .flatMap((item) => {
      const dueAt = dueOf(state, item, term);
      return dueAt !== null && dueAt <= at ? [{ item, dueAt, isAsked: asked.has(item.id) }] : [];
    })
    .toSorted((one, other) => one.dueAt - other.dueAt || (one.item.id < other.item.id ? -1 : 1));
}

/** Whether an item is due by the terms that its organisation has now. */
export function isDue(
  state: PlanState,
  item: ItemState,
  { terms, at }: { terms: readonly RetentionPolicy[]; at: number },
): boolean {
  return terms.some((term) => {
    const dueAt = dueOf(state, item, term);
    return dueAt !== null && dueAt <= at;
  });
}

/** When an item is due by a term; null where that says nothing of it, or does not count yet. */
function dueOf(state: PlanState, item: ItemState, term: RetentionPolicy): number | null {
  const isOfTerm = term.recordKind === item.kind && ITEM_RECORD_KINDS.includes(item.kind);
  if (!isOfTerm || item.erasure !== null) return null;
  const begin = term.starts === 'CASE_CLOSED' ? state.case.closedAt : item.changedOn + DAY_MS;
  return begin === null ? null : monthsAfter(new Date(begin), term.months).getTime();
}

/** A passage takes nothing out of the list: the item stays, and so does its term. */
function askedItems({ book }: PlanState): Set<string> {
  const open = book.all().filter(({ sort, status }) => status === 'ASKED' && sort !== 'PASSAGE');
  return new Set(open.flatMap(({ items }) => items));
}

/** The day of the last change is over before the term begins. */
const DAY_MS = 86_400_000;
