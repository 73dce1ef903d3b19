import { useSyncExternalStore } from 'react';
import { useOpenPlan } from '../plan/plan.context.js';
import type { Hit } from './find-in-plan.js';

/** Whether the search stands at this item, or at this field. */
export function useIsFound(is: (hit: Hit) => boolean): boolean {
  const { found } = useOpenPlan();
  return useSyncExternalStore(found.subscribe, () => {
    const hit = found.getSnapshot();
    return hit !== null && is(hit);
  });
}
