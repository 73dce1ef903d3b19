import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changeSetOf } from './change-set-of.js';
import { wordDifference } from './word-difference.js';

describe('what became of a text', () => {
  it('[H-33] is told word by word', () => {
    expect(read('Oma belt om 13.00 uur aan.', 'Oma komt om 12.30 uur langs.')).toBe(
      'Oma -belt-+komt+ om -13.00-+12.30+ uur -aan-+langs+.',
    );
    expect(read('', 'nieuw')).toBe('+nieuw+');
    expect(read('weg ermee', '')).toBe('-weg ermee-');
    expect(read('zoals het was', 'zoals het was')).toBe('zoals het was');
  });

  it('[H-33] reads several words in a row as one change', () => {
    expect(read('A belt B op', 'A schrijft C op')).toBe('A -belt B-+schrijft C+ op');
  });

  it('[H-33] holds both texts, whatever they say', () => {
    fc.assert(
      fc.property(sentences, sentences, (before, after) => {
        const parts = wordDifference(before, after);
        const without = (op: string) =>
          parts.map((part) => (part.op === op ? '' : part.text)).join('');
        expect(without('INSERT')).toBe(before);
        expect(without('DELETE')).toBe(after);
      }),
    );
  });

  it('[H-50] becomes an edit that leaves alone what stays', () => {
    expect(changeSetOf('Oma belt om 13.00 uur', 'Oma belt\nom 12.30 uur')).toEqual([
      ...[8, [1, '', ''], 3, [5, '12.30'], 4],
    ]);
    expect(changeSetOf('', 'ab')).toEqual([[0, 'ab']]);
    expect(changeSetOf('ab', '')).toEqual([[2]]);
  });

  it('[H-50] becomes an edit of one piece where it would be too many', () => {
    const before = Array.from({ length: 3000 }, (_, n) => `a${n}`).join(' ');
    const after = before.replaceAll('a', 'b');
    expect(changeSetOf(before, after).length).toBeLessThan(4);
  });
});

const sentences = fc
  .array(fc.constantFrom('Oma', 'belt', ' ', ' ', '\n', '13.00', 'é', '.', '👪', 'K1'), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

/** "om -13:00-+12:30+ uur" */
function read(before: string, after: string): string {
  const marks = { EQUAL: '', INSERT: '+', DELETE: '-' };
  return wordDifference(before, after)
    .map(({ op, text }) => `${marks[op]}${text}${marks[op]}`)
    .join('');
}
