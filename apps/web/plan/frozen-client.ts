import type { LiveClient, LiveState } from '#client';
import type { OpResult, PresentedPlan } from '#contract';

const REFUSED: OpResult = { opId: '', ok: false, error: { code: 'UNAVAILABLE' } };

/** Shows a plan as it was fetched, without a live connection: nothing of it moves and nothing can be changed. */
export function frozenClient(plan: PresentedPlan): LiveClient {
  let clockAhead = 0;
  let state: LiveState = {
    plan,
    sight: 0,
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
  const listeners = new Set<() => void>();
  const refuse = (): Promise<OpResult> => Promise.resolve(REFUSED);
  return {
    planId: plan.id,
    store: {
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      getSnapshot: () => state,
    },
    open: () => undefined,
    close: () => undefined,
    now: () => Date.now() + clockAhead,
    takeEmergencies: (emergencies, now = Date.now() + clockAhead) => {
      clockAhead = now - Date.now();
      state = { ...state, emergencies };
      for (const listener of listeners) listener();
    },
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
    receipts: () => [],
    distrust: () => undefined,
    dismissRefused: () => undefined,
  };
}
