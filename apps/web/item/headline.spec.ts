import { describe, expect, it } from '@jest/globals';
import { shortened } from './headline.js';

describe('a headline', () => {
  it('stays as it is while it is short', () => {
    expect(shortened('B heeft geen contact met A')).toBe('B heeft geen contact met A');
  });

  it('is cut at a word', () => {
    const cut = shortened('woord '.repeat(30).trim());
    expect(cut).toMatch(/^(woord )+woord…$/);
    expect(cut.length).toBeLessThanOrEqual(81);
  });

  it('is never cut inside a character', () => {
    expect(shortened('👍'.repeat(100))).toBe(`${'👍'.repeat(80)}…`);
  });
});
