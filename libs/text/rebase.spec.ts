import { ChangeSet } from '@codemirror/state';
import fc from 'fast-check';
import { mapOver, type Edit } from './rebase.js';
import { textOf } from './text-state.js';

describe('mapOver', () => {
  it('[L-41] puts a pending insertion behind the accepted one that it meets', () => {
    expect(bothWays(2, [{ opId: 'x', changes: insertion(1, 2) }], insertion(1, 2, 'Q'))).toBe(
      '0QX1',
    );
  });

  it('[L-41] puts one that continues its author’s run before it', () => {
    const edit: Edit = { opId: 'x', changes: insertion(1, 2), continues: true };
    expect(bothWays(2, [edit], insertion(1, 2, 'Q'))).toBe('0XQ1');
  });

  it('[L-41] keeps a run together of which only the first edit begins one', () => {
    const run: Edit[] = [
      { opId: 'x', changes: insertion(1, 2) },
      { opId: 'y', changes: insertion(2, 3, 'Y'), continues: true },
    ];
    expect(bothWays(2, run, insertion(1, 2, 'Q'))).toBe('0QXY1');
  });

  it('[L-41] sticks to the character on the left also when the insertion replaces something', () => {
    const taken = ChangeSet.of({ from: 1, to: 2, insert: 'Q' }, 2);
    const mine = ChangeSet.of({ from: 1, to: 2, insert: 'X' }, 2);
    expect(bothWays(2, [{ opId: 'x', changes: mine }], taken)).toBe('0QX');
    expect(bothWays(2, [{ opId: 'x', changes: mine, continues: true }], taken)).toBe('0XQ');
  });

  it('[L-40] [L-41] gives one text in either order, whatever the edits say of themselves', () => {
    fc.assert(
      fc.property(fc.nat(8), edits('abc'), edits('xyz'), (length, mine, theirs) => {
        let pending = chain(length, mine);
        let text = textOf(numbered(length));
        for (const { changes } of chain(length, theirs)) {
          const here = applied(text.toString(), pending);
          const mapped = mapOver(pending, changes);
          text = changes.apply(text);
          expect(applied(text.toString(), mapped.pending)).toBe(
            mapped.accepted.apply(textOf(here)).toString(),
          );
          pending = mapped.pending;
        }
      }),
      { numRuns: 3000 },
    );
  });
});

/** The text that comes of it, the same whichever is applied first. */
function bothWays(length: number, pending: readonly Edit[], accepted: ChangeSet): string {
  const mapped = mapOver(pending, accepted);
  const text = textOf(numbered(length));
  const after = applied(accepted.apply(text).toString(), mapped.pending);
  const here = textOf(applied(text.toString(), pending));
  expect(mapped.accepted.apply(here).toString()).toBe(after);
  return after;
}

function insertion(from: number, length: number, insert = 'X'): ChangeSet {
  return ChangeSet.of({ from, insert }, length);
}

interface RandomEdit {
  parts: { at: number; cut: number; add: number }[];
  continues: boolean;
  letter: string;
}

/** Up to three edits, each of up to three parts; what one inserts is all one letter. */
function edits(letters: string): fc.Arbitrary<RandomEdit[]> {
  const part = fc.record({ at: fc.nat(9), cut: fc.nat(3), add: fc.nat(2) });
  const edit = (letter: string): fc.Arbitrary<RandomEdit> =>
    fc.record({
      parts: fc.array(part, { minLength: 1, maxLength: 3 }),
      continues: fc.boolean(),
      letter: fc.constant(letter),
    });
  return fc
    .tuple(...[...letters].map(edit))
    .chain((all) => fc.nat(all.length).map((count) => all.slice(0, count)));
}

/** The edits, each made on top of the one before it. */
function chain(length: number, given: readonly RandomEdit[]): Edit[] {
  let before = length;
  return given.map(({ parts, continues, letter }) => {
    const changes = ChangeSet.of(
      parts.map(({ at, cut, add }) => {
        const from = Math.min(at, before);
        return { from, to: Math.min(before, from + cut), insert: letter.repeat(add) };
      }),
      before,
    );
    before = changes.newLength;
    return { opId: letter, changes, continues: continues || undefined };
  });
}

function numbered(length: number): string {
  return '0123456789'.slice(0, length);
}

function applied(text: string, pending: readonly Edit[]): string {
  return pending.reduce((after, { changes }) => changes.apply(after), textOf(text)).toString();
}
