import { beforeEach, describe, expect, it } from '@jest/globals';
import { TextTooLong } from '#text';
import { FakeTextHandle } from '../../../test/support/live/fake-text-handle.js';
import { EarlyTyping } from './early-typing.js';

describe('typing before the editor has come', () => {
  let handle: FakeTextHandle;

  beforeEach(() => {
    handle = new FakeTextHandle('abc');
  });

  const typing = (anchor: number, head = anchor): EarlyTyping =>
    new EarlyTyping(handle, { anchor, head });

  it('puts letters, lines and backspaces into the text at once', () => {
    const early = typing(3);
    expect(['X', 'Enter', 'Y', 'Z', 'Backspace'].map((key) => press(early, key))).toEqual(
      Array.from({ length: 5 }, () => true),
    );
    expect(handle.text).toBe('abcX\nY');
    expect(early.end()).toEqual({ anchor: 6, head: 6 });
  });

  it('leaves keys alone that type nothing', () => {
    const early = typing(3);
    expect(press(early, 'ArrowLeft')).toBe(false);
    expect(early.press({ key: 'a', ctrlKey: true, metaKey: false, altKey: false })).toBe(false);
    expect(handle.text).toBe('abc');
  });

  it('types in the place of what was selected', () => {
    const early = typing(3, 1);
    press(early, 'X');
    expect(handle.text).toBe('aX');
  });

  it('[L-41] goes on behind its own letters when others type before and at the caret', () => {
    const early = typing(3);
    press(early, 'X');
    handle.arrive({ from: 0, insert: 'QQ' });
    handle.arrive({ from: 6, insert: 'R' });
    press(early, 'Y');
    expect(handle.text).toBe('QQabcXYR');
    expect(early.end()).toEqual({ anchor: 7, head: 7 });
  });

  it('keeps selected what was selected, in the direction in which it was', () => {
    const early = typing(2, 1);
    handle.arrive({ from: 2, insert: 'Q' });
    handle.arrive({ from: 1, insert: 'P' });
    expect(early.end()).toEqual({ anchor: 3, head: 2 });
  });

  it('stays where it was once the editor goes on', () => {
    const early = typing(3);
    early.end();
    handle.arrive({ from: 0, insert: 'Q' });
    expect(early.end()).toEqual({ anchor: 3, head: 3 });
  });

  it('types no more than the text may hold', () => {
    const early = typing(3);
    handle.arrive({ from: 0, insert: 'q'.repeat(7) });
    expect(() => press(early, 'X')).toThrow(TextTooLong);
    expect(handle.text).toHaveLength(10);
  });
});

function press(early: EarlyTyping, key: string): boolean {
  return early.press({ key, ctrlKey: false, metaKey: false, altKey: false });
}
