import { describe, expect, it } from '@jest/globals';
import { putBackOp, standsThere } from './put-back.js';

const value = { stream: 's', rev: 3, value: 'LONG' };
const text = { stream: 't', rev: 7, text: 'Oma belt om 12.30 uur', spans: [] };

describe('putting back', () => {
  it('[H-50] says of which rev of its own stream it is', () => {
    const place = { streamId: 's', rev: 1 };
    expect(putBackOp('o', value, { value: 'SHORT', place })).toEqual({
      fieldSet: { opId: 'o', stream: 's', ifRev: 3, value: 'SHORT', restores: 1 },
    });
    const earlier = { value: 'Oma belt om 13.00 uur', place: { streamId: 't', rev: 2 } };
    expect(putBackOp('o', text, earlier)).toEqual({
      textEdit: { opId: 'o', stream: 't', rev: 7, changes: [12, [5, '13.00'], 4], restores: 2 },
    });
  });

  it('[H-53] says nothing of another stream, or of one that was never written', () => {
    for (const place of [null, { streamId: 'closed', rev: 1 }]) {
      expect(putBackOp('o', value, { value: null, place })).toEqual({
        fieldSet: { opId: 'o', stream: 's', ifRev: 3, value: null },
      });
    }
  });

  it('[H-50] is not needed where it stands there already', () => {
    expect(standsThere(value, { value: 'LONG', place: null })).toBe(true);
    expect(standsThere(value, { value: null, place: null })).toBe(false);
    expect(standsThere({ ...text, text: '' }, { value: null, place: null })).toBe(true);
  });
});
