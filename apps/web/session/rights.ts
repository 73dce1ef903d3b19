import { useSyncExternalStore } from 'react';

let version = 0;
let told = 0;
const listeners = new Set<() => void>();

/** What this person may do may have changed, or somebody comes back to a window that was left open. */
export function lookAtRights(): void {
  version += 1;
  for (const listener of listeners) listener();
}

/** The server says that what this person may do has changed. */
export function hearOfRights(): void {
  told += 1;
  lookAtRights();
}

/** Counts up whenever what depends on somebody's rights is to be asked for anew. */
export function useRightsVersion(): number {
  return useSyncExternalStore(subscribe, () => version);
}

/** Counts up only when the server says that rights have changed: what was fetched before is not to be shown any more. */
export function useRightsTold(): number {
  return useSyncExternalStore(subscribe, () => told);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) window.addEventListener('focus', lookAtRights);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('focus', lookAtRights);
  };
}
