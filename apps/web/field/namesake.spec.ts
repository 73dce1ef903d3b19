import { describe, expect, it } from '@jest/globals';
import type { PresentedItem } from '#contract';
import { hasNamesake } from './namesake.js';

const ITEMS = [person('a', 'K1'), person('b', 'K2'), person('c', 'N1', { removed: true })];

describe('two people with one designation', () => {
  it('is noticed, whatever the spaces and the case', () => {
    expect(['K2', 'k2', ' K2 '].map(seen)).toEqual([true, true, true]);
  });

  it('is not seen in oneself, in nothing, and in somebody who was removed', () => {
    expect(['K1', '', ' ', 'N1', 'K'].map(seen)).toEqual([false, false, false, false, false]);
  });

  it('is not seen where the field is hidden', () => {
    const hidden = { ...person('d', ''), fields: {} };
    expect(hasNamesake([hidden], { item: person('a', 'K1'), name: 'designation', text: '' })).toBe(
      false,
    );
  });
});

function seen(text: string): boolean {
  return hasNamesake(ITEMS, {
    item: { id: 'a', kind: 'involvedPerson' },
    name: 'designation',
    text,
  });
}

function person(id: string, designation: string, more: Partial<PresentedItem> = {}): PresentedItem {
  return {
    id,
    kind: 'involvedPerson',
    removed: false,
    fields: { designation: { stream: id, rev: 1, value: designation } },
    ...more,
  } as PresentedItem;
}
