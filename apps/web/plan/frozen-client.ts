import type { LiveClient, LiveState } from '#client';
import type { OpResult, PresentedPlan } from '#contract';

const REFUSED: OpResult = { opId: '', ok: false, error: { code: 'UNAVAILABLE' } };

/** Shows a plan as it was fetched, without a live connection: nothing moves and nothing can be changed. */
export function frozenClient(plan: PresentedPlan): LiveClient {
  const state: LiveState = {
    plan,
    people: [],
    conflicts: [],
    emergencies: [],
    refusedTexts: [],
    pendingFields: new Set(),
    save: 'ended',
    canEdit: false,
    unsaved: 0,
    endedBy: null,
  };
  const refuse = (): Promise<OpResult> => Promise.resolve(REFUSED);
  return {
    planId: plan.id,
    store: { subscribe: () => () => undefined, getSnapshot: () => state },
    open: () => undefined,
    close: () => undefined,
    now: () => Date.now(),
    addItem: refuse,
    setField: refuse,
    moveItem: refuse,
    removeItem: refuse,
    restoreItem: refuse,
    setAudience: refuse,
    act: refuse,
    resolveConflict: () => Promise.resolve(null),
    text: () => null,
    flush: () => undefined,
    setPlace: () => undefined,
    dismissRefused: () => undefined,
  };
}
