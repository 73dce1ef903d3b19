import { describe, expect, it } from '@jest/globals';
import { surnameForms } from './surname.js';

describe('a surname', () => {
  it.each([
    ['van der Berg', ['berg']],
    ['Berg, van der', ['berg']],
    ['BERG', ['berg']],
    ["van 't Hoff", ['hoff']],
    ['van ’t Hoff', ['hoff']],
    ['Müller', ['muller']],
    ['Mu\u0308ller', ['muller']],
    ['Çelik', ['celik']],
    ['Yıldız', ['yildiz']],
    ['Sørensen', ['sorensen']],
    ['Strauß', ['strauss']],
    ['van Dijk', ['dyk']],
    ['Van Dyk', ['dyk']],
    ['El Amrani', ['amrani']],
    ['Al-Hassan', ['hassan']],
    ['Jansen-de Vries', ['jansenvries', 'jansen', 'vries']],
    ['Jansen – de Vries', ['jansenvries', 'jansen', 'vries']],
    ['Le', ['le']],
    ['Ｓｍｉｔ', ['smit']],
    ['王', ['王']],
  ])('[K-11] counts alike however it is written: %s', (written, forms) => {
    expect(surnameForms(written)).toEqual(forms);
  });

  it.each(['', '  ', '-', '12', "'"])('[K-11] is none without a letter: "%s"', (written) => {
    expect(surnameForms(written)).toEqual([]);
  });
});
