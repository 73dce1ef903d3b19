import { beforeEach, describe, expect, it } from '@jest/globals';
import { TextTooLong } from '#text';
import { FakeTextHandle } from '../../../test/support/live/fake-text-handle.js';
import { EarlyTyping, type PressedKey } from './early-typing.js';

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
    expect(['Escape', 'Tab', 'F2'].map((key) => press(early, key))).toEqual([false, false, false]);
    expect(press(early, 'a', { ctrlKey: true })).toBe(false);
    expect(press(early, 'ArrowLeft', { altKey: true })).toBe(false);
    expect(handle.text).toBe('abc');
  });

  it('[L-48] moves the caret as the keys say, so that letters come where they were meant', () => {
    const early = typing(3);
    expect(['Home', 'X', 'End', 'Y'].map((key) => press(early, key))).toEqual(
      Array.from({ length: 4 }, () => true),
    );
    for (const key of ['ArrowLeft', 'ArrowLeft', 'Z']) press(early, key);
    expect(handle.text).toBe('XabZcY');
    expect(early.end()).toEqual({ anchor: 4, head: 4 });
  });

  it('moves and deletes by whole letters, and by lines', () => {
    handle = new FakeTextHandle('a😀b\ncd');
    const early = typing(4);
    for (const key of ['ArrowLeft', 'ArrowLeft', 'X']) press(early, key);
    expect(handle.text).toBe('aX😀b\ncd');
    for (const key of ['Delete', 'ArrowDown', 'Y']) press(early, key);
    expect(handle.text).toBe('aXb\ncdY');
    for (const key of ['ArrowUp', 'Backspace']) press(early, key);
    expect(handle.text).toBe('aX\ncdY');
  });

  it('selects with shift, and lets go at the side of the arrow', () => {
    const early = typing(1);
    press(early, 'End', { shiftKey: true });
    press(early, 'ArrowLeft');
    press(early, 'ArrowRight', { shiftKey: true });
    expect(early.end()).toEqual({ anchor: 1, head: 2 });
    press(early, 'X');
    expect(handle.text).toBe('aXc');
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

function press(early: EarlyTyping, key: string, held: Partial<PressedKey> = {}): boolean {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  return early.press({ key, ...none, ...held });
}
