import { isText, kindOf } from '#contract';
import type { ViewerFacts } from '#access';
import type { PlanNow } from '../present/plan-now.js';
import { presentItem } from '../present/present-item.js';
import type { ItemState } from '../state/plan-shape.js';

const TITLE_LENGTH = 80;

/** What an item is called today, to this reader; null where it is called nothing, and where it is not theirs to see. */
export function titleOf(plan: PlanNow, facts: ViewerFacts, item: ItemState): string | null {
  const presented = presentItem(plan, facts, item);
  const headline = presented?.fields[kindOf(presented.kind).headline];
  const title = headline && (isText(headline) ? headline.text : headline.value);
  return typeof title === 'string' ? title.slice(0, TITLE_LENGTH) : null;
}
