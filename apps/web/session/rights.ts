import { useSyncExternalStore } from 'react';

let version = 0;
let told = 0;
let cases = 0;
let returns = 0;
/** Somebody comes back to the window, or the network to the machine. */
const LOOK_AT = ['focus', 'online'];
const listeners = new Set<() => void>();

/** What this person may do may have changed, or somebody comes back to a window that was left open. */
export function lookAtRights(): void {
  version += 1;
  hearOfCases();
}

/** The server says that what this person may do has changed. */
export function hearOfRights(): void {
  told += 1;
  lookAtRights();
}

/** The same person is signed in again: what was asked for meanwhile was refused. */
export function hearOfReturn(): void {
  returns += 1;
  hearOfCases();
}

/** Lists of cases may say something else. */
export function hearOfCases(): void {
  cases += 1;
  for (const listener of listeners) listener();
}

/** Counts up whenever what depends on somebody's rights is to be asked for anew. */
export function useRightsVersion(): number {
  return useSyncExternalStore(subscribe, () => version);
}

/** Counts up only when the server says that rights have changed: what was fetched before is not to be shown any more. */
export function useRightsTold(): number {
  return useSyncExternalStore(subscribe, () => told);
}

/** As `useRightsTold`, and also when somebody is signed in again; for what goes as soon as rights change, and holds nothing typed. */
export function useSight(): number {
  return useSyncExternalStore(subscribe, () => told + returns);
}

/** Counts up whenever a list of cases is to be asked for anew; what it shows stays until the answer. */
export function useCasesVersion(): number {
  return useSyncExternalStore(subscribe, () => cases);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1)
    for (const event of LOOK_AT) window.addEventListener(event, lookAtRights);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    for (const event of LOOK_AT) window.removeEventListener(event, lookAtRights);
  };
}
