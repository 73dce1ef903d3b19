import { useSyncExternalStore } from 'react';

let version = 0;
const listeners = new Set<() => void>();

/** What this person may do may have changed, or somebody comes back to a window that was left open. */
export function lookAtRights(): void {
  version += 1;
  for (const listener of listeners) listener();
}

/** Counts up whenever what depends on somebody's rights is to be asked for anew. */
export function useRightsVersion(): number {
  return useSyncExternalStore(subscribe, () => version);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) window.addEventListener('focus', lookAtRights);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('focus', lookAtRights);
  };
}
