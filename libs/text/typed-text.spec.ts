import fc from 'fast-check';
import { isPlanText } from '#contract';
import { changesBetween, cleanText } from './typed-text.js';
import { assertWholeCharacters } from './whole-characters.js';
import { decodeChanges } from './change-decoder.js';
import { textOf } from './text-state.js';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁', '🤀'), maxLength: 12 });

describe('changesBetween', () => {
  it('[L-42] makes the one text of the other, in whole characters, as the decoder takes it', () => {
    fc.assert(
      fc.property(text, text, fc.option(fc.nat(20)), (before, after, caret) => {
        const changes = changesBetween(before, after, caret ?? undefined);
        expect(changes.apply(textOf(before)).toString()).toBe(after);
        expect(() => assertWholeCharacters(changes, textOf(before))).not.toThrow();
        expect(decodeChanges(changes.toJSON(), before.length).toJSON()).toEqual(changes.toJSON());
      }),
      { numRuns: 2000 },
    );
  });

  it('finds the character that was typed among equal ones by the caret', () => {
    expect(changesBetween('aaa', 'aaaa', 2).toJSON()).toEqual([1, [0, 'a'], 2]);
    expect(changesBetween('aaa', 'aaaa').toJSON()).toEqual([3, [0, 'a']]);
  });
});

describe('cleanText', () => {
  it('[L-42] leaves what a plan text may hold, with line ends as line breaks', () => {
    expect(cleanText('a\r\nb\rc\u0000\u000b\td\ud83d😀')).toBe('a\nb\nc\td😀');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (any) => isPlanText(cleanText(any))));
  });
});
