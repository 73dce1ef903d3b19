import { createContext, useContext, useState, useSyncExternalStore } from 'react';
import type { LiveState } from '#client';
import type { Draft } from './drafts.store.js';
import type { OpenPlan } from './open-plan.js';

export const PlanContext = createContext<OpenPlan | null>(null);

export function useOpenPlan(): OpenPlan {
  const plan = useContext(PlanContext);
  if (!plan) throw new Error('used outside an open plan');
  return plan;
}

/**
 * A part of the live state. The component renders again only when that part changes, which `isSame` decides; without
 * it, a selector must pick something out of the state and make nothing new.
 */
export function useLive<T>(
  select: (state: LiveState) => T,
  isSame: (a: T, b: T) => boolean = Object.is,
): T {
  const { store } = useOpenPlan().client;
  const [part] = useState(() => new StatePart<T>());
  return useSyncExternalStore(store.subscribe, () =>
    part.next(select(store.getSnapshot()), isSame),
  );
}

/** The same object as before for as long as `isSame` says so, for what is made anew with every rendering. */
export function useSteady<T>(value: T, isSame: (a: T, b: T) => boolean): T {
  const [part] = useState(() => new StatePart<T>());
  return part.next(value, isSame);
}

/** Keeps handing out the same object for as long as the next one is the same to its reader. */
class StatePart<T> {
  private last: { readonly value: T } | null = null;

  next(value: T, isSame: (a: T, b: T) => boolean): T {
    if (!this.last || !isSame(this.last.value, value)) this.last = { value };
    return this.last.value;
  }
}

export function useDrafts(): ReadonlyMap<string, Draft> {
  const { drafts } = useOpenPlan();
  return useSyncExternalStore(drafts.subscribe, drafts.getSnapshot);
}

/** For `useLive`: two lists with the same things in the same order. */
export function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}
