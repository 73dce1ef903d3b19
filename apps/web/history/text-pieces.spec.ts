import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { piecesAfter, piecesOf, readablePieces, type Piece } from './text-pieces.js';

describe('edits of one sitting', () => {
  it('read as one edit', () => {
    let pieces = edit([equal('B '), insert('b')]);
    pieces = piecesAfter(pieces, edit([equal('B b'), insert('elde')]));
    pieces = piecesAfter(pieces, edit([equal('B belde'), insert(' A')]));
    expect(read(pieces)).toBe('B +belde A+');
  });

  it('do not show what was written and taken away again', () => {
    let pieces = edit([equal('om 14:15')]);
    pieces = piecesAfter(pieces, edit([equal('om 14:'), insert('x'), equal('15')]));
    pieces = piecesAfter(pieces, edit([equal('om 14:'), remove('x'), equal('15')]));
    expect(read(pieces)).toBe('om 14:15');
  });

  it('show what went before what came', () => {
    let pieces = edit([equal('om '), remove('13:00'), equal(' uur')]);
    pieces = piecesAfter(pieces, edit([equal('om '), insert('12:30'), equal(' uur')]));
    expect(read(pieces)).toBe('om -13:00-+12:30+ uur');
  });

  it('leave out what stayed far from any edit', () => {
    const far = { op: 'EQUAL', text: `…${'w'.repeat(60)}`, length: 500 } as const;
    expect(read(piecesOf([far, insert('nieuw')], 'a'))).toBe(`…${'w'.repeat(60)}+nieuw+`);
  });

  it('keep apart what different people wrote', () => {
    const pieces = piecesAfter(
      piecesOf([insert('een ')], 'P1'),
      piecesOf([equal('een '), insert('twee')], 'W2'),
    );
    expect(readablePieces(pieces).map(({ by, text }) => [by, text])).toEqual([
      ['P1', 'een '],
      ['W2', 'twee'],
    ]);
  });

  it('end in the text that the edits made, begin in the one they were made on', () => {
    const steps = fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.string({ maxLength: 4 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20 }), steps, (begin, edits) => {
        let text = begin;
        let pieces: Piece[] = edit([equal(begin)]);
        for (const [where, gone, come] of edits) {
          const at = where % (text.length + 1);
          const went = text.slice(at, at + gone);
          const stays = [text.slice(0, at), text.slice(at + went.length)] as const;
          const parts = [equal(stays[0]), remove(went), insert(come), equal(stays[1])];
          pieces = piecesAfter(pieces, edit(parts.filter(({ length }) => length > 0)));
          text = stays[0] + come + stays[1];
        }
        expect(wordsOf(pieces, 'DELETE')).toBe(text);
        expect(wordsOf(pieces, 'INSERT')).toBe(begin);
      }),
    );
  });
});

type Part = Parameters<typeof piecesOf>[0][number];

function edit(parts: readonly Part[]): Piece[] {
  return piecesOf(parts, 'a');
}

function equal(text: string): Part {
  return { op: 'EQUAL', text, length: text.length };
}

function insert(text: string): Part {
  return { op: 'INSERT', text, length: text.length };
}

function remove(text: string): Part {
  return { op: 'DELETE', text, length: text.length };
}

function wordsOf(pieces: readonly Piece[], without: Piece['op']): string {
  return pieces
    .filter(({ op }) => op !== without)
    .map(({ text }) => text)
    .join('');
}

/** "om -13:00-+12:30+ uur" */
function read(pieces: readonly Piece[]): string {
  const marks = { EQUAL: '', INSERT: '+', DELETE: '-' };
  return readablePieces(pieces)
    .map(({ op, text }) => `${marks[op]}${text ?? ''}${marks[op]}`)
    .join('');
}
