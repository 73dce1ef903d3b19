import { ChangeSet } from '@codemirror/state';
import fc from 'fast-check';
import type { Author, AuthorSpan } from '#contract';
import { spansAfter } from './author-spans.js';

const ANNE: Author = { person: 'anne', organisation: 'shelter' };
const ANNE_ELSEWHERE: Author = { person: 'anne', organisation: 'police' };
const BRAM: Author = { person: 'bram', organisation: 'shelter' };

describe('spansAfter', () => {
  it('[L-47] gives what was inserted to its author, and leaves the rest to whom it belonged', () => {
    const changes = ChangeSet.of({ from: 2, to: 3, insert: 'xy' }, 5);
    expect(spansAfter([[5, 'anne', 'shelter']], changes, BRAM)).toEqual([
      [2, 'anne', 'shelter'],
      [2, 'bram', 'shelter'],
      [2, 'anne', 'shelter'],
    ]);
  });

  it('[L-47] keeps one person apart by the organisation that they acted for', () => {
    const changes = ChangeSet.of({ from: 1, insert: 'b' }, 1);
    expect(spansAfter([[1, 'anne', 'shelter']], changes, ANNE_ELSEWHERE)).toEqual([
      [1, 'anne', 'shelter'],
      [1, 'anne', 'police'],
    ]);
  });

  it('[L-47] joins neighbours of one author, also across what was taken out between them', () => {
    const spans: AuthorSpan[] = [
      [2, 'anne', 'shelter'],
      [1, 'bram', 'shelter'],
      [2, 'anne', 'shelter'],
    ];
    const changes = ChangeSet.of({ from: 2, to: 3 }, 5);
    expect(spansAfter(spans, changes, BRAM)).toEqual([[4, 'anne', 'shelter']]);
  });

  it('[L-47] agrees with keeping an author for every single character', () => {
    const authors = [ANNE, ANNE_ELSEWHERE, BRAM];
    const edit = fc.record({
      by: fc.nat(2),
      parts: fc.array(fc.record({ at: fc.nat(40), cut: fc.nat(6), add: fc.nat(4) }), {
        minLength: 1,
        maxLength: 3,
      }),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        let spans: AuthorSpan[] = [];
        let each: Author[] = [];
        for (const { by, parts } of edits) {
          const author = authors[by] ?? ANNE;
          const changes = changesOf(parts, each.length);
          spans = spansAfter(spans, changes, author);
          each = eachAfter(each, changes, author);
        }
        expect(spans.flatMap(spread)).toEqual(each);
        expect(spans.every(([length]) => length > 0)).toBe(true);
        expect(spans.some((span, index) => index > 0 && isSame(span, spans[index - 1]))).toBe(
          false,
        );
      }),
    );
  });
});

function changesOf(
  parts: readonly { at: number; cut: number; add: number }[],
  length: number,
): ChangeSet {
  return ChangeSet.of(
    parts.map(({ at, cut, add }) => {
      const from = Math.min(at, length);
      return { from, to: Math.min(length, from + cut), insert: 'x'.repeat(add) };
    }),
    length,
  );
}

function eachAfter(each: readonly Author[], changes: ChangeSet, author: Author): Author[] {
  const after: Author[] = [];
  let position = 0;
  changes.iterChanges((from, to, _fromAfter, _toAfter, inserted) => {
    after.push(...each.slice(position, from), ...Array<Author>(inserted.length).fill(author));
    position = to;
  });
  return [...after, ...each.slice(position)];
}

function spread([length, person, organisation]: AuthorSpan): Author[] {
  return Array<Author>(length).fill({ person, organisation });
}

function isSame(a: AuthorSpan, b: AuthorSpan | undefined): boolean {
  return a[1] === b?.[1] && a[2] === b[2];
}
