import { useSyncExternalStore } from 'react';
import { settingsStore, type Settings } from './settings.store.js';

export function useSettings(): Settings {
  return useSyncExternalStore(settingsStore.subscribe, settingsStore.getSnapshot);
}
