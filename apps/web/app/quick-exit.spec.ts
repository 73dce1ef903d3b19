import { describe, expect, it } from '@jest/globals';
import { ShiftPresses } from './quick-exit.js';

describe('leaving quickly with Shift', () => {
  it('counts presses of Shift alone', () => {
    expect(press(new ShiftPresses(), ['Shift', 'Shift', 'Shift'])).toBe(3);
  });

  it('does not count Shift that makes a capital, in whichever order the keys come up', () => {
    const presses = new ShiftPresses();
    for (const letter of ['A', 'B', 'C', 'D']) {
      presses.keyDown('Shift');
      presses.keyDown(letter);
      presses.keyUp('Shift');
      presses.keyUp(letter);
    }
    expect(presses.keyUp('Shift')).toBe(0);
  });

  it('starts again when something is typed in between', () => {
    expect(press(new ShiftPresses(), ['Shift', 'Shift', 'a', 'Shift'])).toBe(1);
  });

  it('does not count a Shift that is held down more than once', () => {
    const presses = new ShiftPresses();
    presses.keyDown('Shift');
    presses.keyDown('Shift');
    expect(presses.keyUp('Shift')).toBe(1);
  });
});

function press(presses: ShiftPresses, keys: readonly string[]): number {
  let count = 0;
  for (const key of keys) {
    presses.keyDown(key);
    count = presses.keyUp(key);
  }
  return count;
}
