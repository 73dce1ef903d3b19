import { describe, expect, it } from '@jest/globals';
import type { PresentedItem } from '#contract';
import { placeOf, stepFrom } from './order.js';

const items = ['a', 'b', 'c', 'd'].map((id) => ({ id }) as PresentedItem);

describe('moving an item', () => {
  it('goes one step up or down', () => {
    expect(after('a', 1)).toEqual(['b', 'a', 'c', 'd']);
    expect(after('c', -1)).toEqual(['a', 'c', 'b', 'd']);
    expect(after('b', -1)).toEqual(['b', 'a', 'c', 'd']);
  });

  it('stops at both ends', () => {
    expect(stepFrom(items, at('a'), -1)).toBeUndefined();
    expect(stepFrom(items, at('d'), 1)).toBeUndefined();
  });

  it('takes the place of the item that it is dropped on', () => {
    expect(moved('a', placeOf(items, 'a', 'c'))).toEqual(['b', 'c', 'a', 'd']);
    expect(moved('d', placeOf(items, 'd', 'b'))).toEqual(['a', 'd', 'b', 'c']);
    expect(moved('d', placeOf(items, 'd', 'a'))).toEqual(['d', 'a', 'b', 'c']);
  });

  it('goes nowhere when dropped on itself or on something of elsewhere', () => {
    expect(placeOf(items, 'a', 'a')).toBeUndefined();
    expect(placeOf(items, 'x', 'a')).toBeUndefined();
  });
});

function after(id: string, step: -1 | 1): string[] {
  return moved(id, stepFrom(items, at(id), step));
}

/** What the server makes of `item.move`: out, and in again behind `place`. */
function moved(id: string, place: string | null | undefined): string[] {
  if (place === undefined) throw new Error('no move');
  const rest = items.map((item) => item.id).filter((other) => other !== id);
  rest.splice(place === null ? 0 : rest.indexOf(place) + 1, 0, id);
  return rest;
}

function at(id: string): PresentedItem {
  const found = items.find((item) => item.id === id);
  if (!found) throw new Error(`no item ${id}`);
  return found;
}
