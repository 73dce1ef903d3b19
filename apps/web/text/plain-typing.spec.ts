import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeTextHandle } from '../../../test/support/live/fake-text-handle.js';
import { PlainTyping } from './plain-typing.js';

describe('typing in a textarea', () => {
  let area: FakeArea;
  let handle: FakeTextHandle;
  let typing: PlainTyping;

  beforeEach(() => {
    area = new FakeArea();
    handle = new FakeTextHandle('abc');
    typing = new PlainTyping(area, handle);
    typing.follow();
  });

  const type = (insert: string): void => {
    area.type(insert);
    typing.input();
  };

  it('[L-41] goes on with its own run when somebody else types at the caret', () => {
    area.setSelectionRange(3, 3);
    type('X');
    handle.arrive({ from: 4, insert: 'Q' });
    type('Y');
    expect(area.shown).toBe('abcXY|Q');
    expect(handle.text).toBe('abcXYQ');
  });

  it('[L-41] goes on with its own run when somebody else types at the caret while it composes', () => {
    area.setSelectionRange(3, 3);
    typing.compose(true);
    type('X');
    handle.arrive({ from: 3, insert: 'Q' });
    expect(area.shown).toBe('abcX|');
    typing.compose(false);
    type('Y');
    expect(area.shown).toBe('abcXY|Q');
    expect(handle.text).toBe('abcXYQ');
  });

  it('keeps the caret behind the letter that it stood behind', () => {
    area.setSelectionRange(2, 2);
    handle.arrive({ from: 0, insert: 'QQ' });
    expect(area.shown).toBe('QQab|c');
    typing.compose(true);
    type('X');
    handle.arrive({ from: 0, to: 2 });
    typing.compose(false);
    expect(area.shown).toBe('abX|c');
  });

  it('keeps selected what was selected', () => {
    area.setSelectionRange(1, 2);
    handle.arrive({ from: 2, insert: 'Q' });
    handle.arrive({ from: 1, insert: 'P' });
    expect(area.shown).toBe('aP|b|Qc');
  });

  it('[L-46] keeps what was put in and does not fit, and says so of one letter', () => {
    area.setSelectionRange(3, 3);
    area.type('12345678');
    expect(typing.input()).toBe(false);
    expect(handle.kept).toEqual(['12345678']);
    expect([handle.text, area.value]).toEqual(['abc', 'abc']);
    type('1234567');
    area.type('8');
    expect(typing.input()).toBe(true);
    expect(handle.kept).toHaveLength(1);
    expect([handle.text, area.value]).toEqual(['abc1234567', 'abc1234567']);
  });
});

/** A textarea as far as its value and selection go; like a real one it loses its caret with a new value. */
class FakeArea {
  selectionStart = 0;
  selectionEnd = 0;
  private text = '';

  get value(): string {
    return this.text;
  }

  set value(text: string) {
    this.text = text;
    this.setSelectionRange(text.length, text.length);
  }

  /** The value with its caret, or with the ends of its selection. */
  get shown(): string {
    const { selectionStart: start, selectionEnd: end, text } = this;
    const selected = start === end ? '|' : `|${text.slice(start, end)}|`;
    return text.slice(0, start) + selected + text.slice(end);
  }

  setSelectionRange(start: number, end: number): void {
    this.selectionStart = start;
    this.selectionEnd = end;
  }

  type(insert: string): void {
    const { selectionStart: start, selectionEnd: end, text } = this;
    this.value = text.slice(0, start) + insert + text.slice(end);
    this.setSelectionRange(start + insert.length, start + insert.length);
  }
}
