import type { PresentedItem } from '#contract';
import { useLive } from '../plan/plan.context.js';

/** Whether this reader may ask that an item goes: of the organisation that added it, or who leads the case (E-02). */
export function useMayAskErasure({ owner }: Pick<PresentedItem, 'owner'>): boolean {
  return useLive(({ plan }) => {
    if (!plan) return false;
    const { end, statuses } = plan.circle.can;
    return plan.you.organisation === owner || end || statuses.length > 0;
  });
}
