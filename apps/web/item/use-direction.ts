import {
  directionIn,
  directionOf,
  refusalOfSetting,
  refusalOfTaking,
  type DirectionRefusal,
  type PresentedItem,
  type PresentedPlan,
} from '#contract';
import { isSameList, useLive } from '../plan/plan.context.js';

/** A value that a field might be set to; or, without a field, that an item is removed, put back or shown to others. */
export interface Asked {
  readonly field?: string;
  readonly value?: string;
}

/** For each, why the reader cannot do it with an item of case direction (C-44…C-47), as far as they see that; else null. */
export function useDirection(
  item: PresentedItem,
  asked: readonly Asked[],
): readonly (DirectionRefusal | null)[] {
  return useLive(({ plan }) => asked.map((one) => refusalOf(plan, item, one)), isSameList);
}

/** Whether who leads the case by this item keeps it from being removed, put back and shown to others. */
export function useIsHeld(item: PresentedItem): boolean {
  return useDirection(item, TAKING)[0] !== null;
}

const TAKING: readonly Asked[] = [{}];

function refusalOf(
  plan: PresentedPlan | null,
  item: PresentedItem,
  { field, value }: Asked,
): DirectionRefusal | null {
  if (!plan || item.kind !== 'caseDirection') return null;
  const facts = directionIn(plan);
  const direction = directionOf(item);
  if (field === undefined) return refusalOfTaking(facts, direction, plan.you);
  return refusalOfSetting(facts, direction, { field, value, by: plan.you });
}
