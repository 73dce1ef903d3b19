import { DIRECTING_TYPES, ORGANISATION_TYPES } from '#contract';
import { sectionRight } from './index.js';

describe('the matrix', () => {
  it('[C-44] lets those write about who leads whose word it takes', () => {
    const writing = ORGANISATION_TYPES.filter(
      (type) => sectionRight('caseDirection', type, []) === 'W',
    );
    expect(new Set(writing)).toEqual(DIRECTING_TYPES);
  });
});
