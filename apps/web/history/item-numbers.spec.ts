import { describe, expect, it } from '@jest/globals';
import type { ItemKindName, PresentedItem, PresentedPlan } from '#contract';
import { itemNumbers } from './item-numbers.js';

describe('the numbers of items', () => {
  it('[H-01] count what stands in each section', () => {
    const numbers = itemNumbers([
      section(item('c1'), item('gone', { removed: true }), item('c2')),
      section(item('only', { kind: 'agreement' })),
      section(item('A', { kind: 'involvedPerson' }), item('B', { kind: 'involvedPerson' })),
    ]);
    expect([...numbers]).toEqual([
      ['c1', 1],
      ['c2', 2],
    ]);
  });
});

function section(...items: PresentedItem[]): PresentedPlan['sections'][number] {
  return { section: 'conditions', canAdd: [], items };
}

function item(
  id: string,
  { kind = 'condition', removed = false }: { kind?: ItemKindName; removed?: boolean } = {},
): PresentedItem {
  return { id, kind, removed } as PresentedItem;
}
