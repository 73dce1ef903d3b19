import { ChangeSet } from '@codemirror/state';
import fc from 'fast-check';
import { decodeChanges } from './change-decoder.js';
import { ChangesUnfit, TextInvalid } from './text.errors.js';

describe('decodeChanges', () => {
  it.each([
    ['no array', { 0: 5 }],
    ['null', null],
    ['too short', [4]],
    ['too long', [6]],
    ['a negative length', [-1, 6]],
    ['minus zero', [5, [-0, 'a']]],
    ['a fraction', [2.5, 2.5]],
    ['not a number', [Number.NaN]],
    ['infinity', [Infinity]],
    ['a length beyond safe integers', [2 ** 53, 5]],
    ['a string', ['5']],
    ['an object for a section', [{ 0: 5, length: 1 }]],
    ['a section without a length', [5, []]],
    ['a line that is no string', [5, [0, 7]]],
    ['a nested line', [5, [0, ['a']]]],
    ['an empty section', [5, 0]],
    ['an empty deletion', [5, [0]]],
    ['an empty insertion', [5, [0, '']]],
    ['two kept sections in a row', [2, 3]],
    ['two deletions in a row', [[2], [3]]],
    ['two insertions in a row', [[0, 'a'], [0, 'b'], 5]],
  ])('[L-42] refuses %s as no change set for five characters', (_name, json) => {
    expect(() => decodeChanges(json, 5)).toThrow(
      expect.objectContaining({ code: 'CHANGES_UNFIT' }) as Error,
    );
  });

  it.each([
    ['NUL', '\u0000'],
    ['a bell', '\u0007'],
    ['a vertical tab', '\u000b'],
    ['a carriage return', 'a\r'],
    ['a line break inside a line', 'a\nb'],
    ['delete', '\u007f'],
    ['the first half of a pair', '\ud83d'],
    ['the second half of a pair', 'a\ude00'],
  ])('[L-42] refuses %s in an inserted line', (_name, line) => {
    expect(() => decodeChanges([5, [0, line]], 5)).toThrow(
      expect.objectContaining({ code: 'TEXT_INVALID' }) as Error,
    );
  });

  it('[L-42] takes line breaks, tabs, whole pairs and adjacent replacements', () => {
    const json = [[1, 'a\tb', '', '😀'], [2, 'c'], 2];
    expect(decodeChanges(json, 5).toJSON()).toEqual(json);
  });

  it('[L-42] takes every change set that the library makes, and reads it as the library does', () => {
    const insert = fc.string({ unit: fc.constantFrom('a', 'é', '\n', '\t') });
    const part = fc.record({ at: fc.nat(30), deleted: fc.nat(8), insert });
    fc.assert(
      fc.property(fc.nat(30), fc.array(fc.array(part), { maxLength: 3 }), (length, rounds) => {
        let whole = ChangeSet.empty(length);
        for (const parts of rounds) {
          const step = ChangeSet.of(
            parts.map(({ at, deleted, insert }) => {
              const from = Math.min(at, whole.newLength);
              return { from, to: Math.min(from + deleted, whole.newLength), insert };
            }),
            whole.newLength,
          );
          whole = whole.compose(step);
        }
        const decoded = decodeChanges(structuredClone(whole.toJSON()), length);
        expect(decoded).toEqual(ChangeSet.fromJSON(whole.toJSON()));
        expect(decoded.newLength).toBe(whole.newLength);
      }),
    );
  });

  it('[L-42] never takes what the library would stumble over', () => {
    const junk = fc.array(
      fc.oneof(
        fc.integer({ min: -2, max: 6 }),
        fc.array(
          fc.oneof(fc.integer({ min: -2, max: 6 }), fc.constantFrom('a', '', '\n', '\u0000')),
        ),
      ),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(junk, (json) => {
        const changes = decodedOrNull(json);
        expect(changes?.toJSON() ?? json).toEqual(json);
        expect(changes?.length ?? 5).toBe(5);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Null when it was refused; anything but a refusal goes on. */
function decodedOrNull(json: unknown): ChangeSet | null {
  try {
    return decodeChanges(json, 5);
  } catch (error) {
    if (error instanceof ChangesUnfit || error instanceof TextInvalid) return null;
    throw error;
  }
}
