import { givenOutAt, momentBefore } from './moments.js';

const SECOND = 1000;
const AT = 1_764_000_000_000;

describe('the moments of the signer', () => {
  it('[G-50] are the multiples of the cadence', () => {
    for (const minutes of [1, 5, 7, 1440]) {
      const cadence = minutes * 60 * SECOND;
      const at = momentBefore(AT + 12_345, cadence);
      expect(at % cadence).toBe(0);
      expect(AT + 12_345 - at).toBeLessThan(cadence);
      expect(momentBefore(at, cadence)).toBe(at);
      expect(momentBefore(at - 1, cadence)).toBe(at - cadence);
    }
  });

  it('[G-50] are shown half a minute later, or at a multiple of that, whenever what is shown was ready', () => {
    const shown = (readyAfter: number): number =>
      (givenOutAt(AT, AT + readyAfter * SECOND) - AT) / SECOND;
    expect([-5, 0, 2, 29.9, 30].map(shown)).toEqual([30, 30, 30, 30, 30]);
    expect([30.001, 45, 60, 61, 3000, 3001].map(shown)).toEqual([60, 60, 60, 90, 3000, 3030]);
  });
});
