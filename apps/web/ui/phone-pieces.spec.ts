import { describe, expect, it } from '@jest/globals';
import { phonePieces } from './phone-pieces.js';

const dialled = (line: string): (string | null)[] =>
  phonePieces(line).flatMap(({ dial }) => (dial === null ? [] : [dial]));

describe('telephone numbers in a line', () => {
  it('[K-32] are found as people write them, and can be dialled', () => {
    expect(dialled('Coördinator, dag en nacht: 06 00 00 00 00')).toEqual(['0600000000']);
    expect(dialled('+31 (0)6 12345678 of 020-1234567')).toEqual(['+31612345678', '0201234567']);
    expect(dialled('Bel 112 als er gevaar is. Anders 0800-2000.')).toEqual(['112', '08002000']);
  });

  it('leave every letter of the line in its place', () => {
    for (const line of ['', 'geen', '06 1234 5678', 'a 112', 'x06-12345678, 0612345678!']) {
      expect(
        phonePieces(line)
          .map(({ text }) => text)
          .join(''),
      ).toBe(line);
    }
  });

  it('are not what only looks like one', () => {
    expect(dialled('sinds 01-06-2099, kamer 1123, code 0123456789012345')).toEqual([]);
  });
});
