import type { PresentedChange, ShownItem } from '#contract';

/** What a change does to what a viewer holds: an edit to apply, an item that came into sight, or one that left it. */
export type Sight =
  | { type: 'change'; change: PresentedChange }
  | { type: 'shown'; shown: ShownItem }
  | { type: 'gone'; item: string };
