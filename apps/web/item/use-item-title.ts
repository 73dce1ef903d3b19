import type { PresentedItem } from '#contract';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { headlineOf } from './headline.js';

/** How an item is called: the beginning of its text, or its kind while it has none. */
export function useItemTitle(item: PresentedItem): string {
  const say = useSay();
  return headlineOf(item) ?? say('item.unnamed', { kind: say(labelId.kind(item.kind)) });
}
