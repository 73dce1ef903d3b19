import { ChangeSet } from '@codemirror/state';
import type { Author, AuthorSpan } from '#contract';
import { continuesOwnRun } from './own-run.js';

const ANNE: Author = { person: 'anne', organisation: 'shelter' };
const ANNE_ELSEWHERE: Author = { person: 'anne', organisation: 'police' };
const BRAM: Author = { person: 'bram', organisation: 'shelter' };

/** "aabbaa": two letters of Anne, two of Bram, two of Anne. */
const SPANS: readonly AuthorSpan[] = [
  [2, 'anne', 'shelter'],
  [2, 'bram', 'shelter'],
  [2, 'anne', 'shelter'],
];

type Part = { from: number; to?: number; insert?: string };

describe('continuesOwnRun', () => {
  const continues = (by: Author, ...parts: Part[]): boolean =>
    continuesOwnRun(SPANS, ChangeSet.of(parts, 6), by);

  it('[L-41] says so where the insertion begins directly behind a character of its author', () => {
    const places = [0, 1, 2, 3, 4, 5, 6];
    const at = (by: Author): number[] =>
      places.filter((from) => continues(by, { from, insert: 'x' }));
    expect(at(ANNE)).toEqual([1, 2, 5, 6]);
    expect(at(BRAM)).toEqual([3, 4]);
    expect(at(ANNE_ELSEWHERE)).toEqual([]);
  });

  it('[L-41] looks at what stands before a passage that is replaced', () => {
    expect(continues(ANNE, { from: 2, to: 4, insert: 'x' })).toBe(true);
    expect(continues(ANNE, { from: 4, to: 6, insert: 'x' })).toBe(false);
    expect(continues(ANNE, { from: 0, to: 6, insert: 'x' })).toBe(false);
    const apart = ChangeSet.fromJSON([2, [2], [0, 'x'], 2]);
    expect(continuesOwnRun(SPANS, apart, ANNE)).toBe(true);
  });

  it('[L-41] says so only where every insertion does, and passes over what only takes out', () => {
    expect(continues(ANNE, { from: 1, insert: 'x' }, { from: 6, insert: 'y' })).toBe(true);
    expect(continues(ANNE, { from: 1, insert: 'x' }, { from: 4, insert: 'y' })).toBe(false);
    expect(continues(ANNE, { from: 0, insert: 'x' }, { from: 6, insert: 'y' })).toBe(false);
    expect(continues(ANNE, { from: 0, to: 1 }, { from: 6, insert: 'y' })).toBe(true);
    expect(continues(ANNE, { from: 1, to: 2 })).toBe(false);
  });

  it('[L-41] finds no run in an empty text', () => {
    expect(continuesOwnRun([], ChangeSet.of({ from: 0, insert: 'x' }, 0), ANNE)).toBe(false);
  });
});
