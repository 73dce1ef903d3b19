import {
  DIRECTING_TYPES,
  ITEM_KIND_NAMES,
  ITEM_RECORD_KINDS,
  kindOf,
  ORGANISATION_TYPES,
} from '#contract';
import { isLocked, sectionRight } from './index.js';

describe('the matrix', () => {
  it('[C-44] lets those write about who leads whose word it takes', () => {
    const writing = ORGANISATION_TYPES.filter(
      (type) => sectionRight('caseDirection', type, []) === 'W',
    );
    expect(new Set(writing)).toEqual(DIRECTING_TYPES);
  });

  it('[E-32] locks the sections of exactly those kinds that have no term of their own', () => {
    const locked = ITEM_KIND_NAMES.filter((kind) => isLocked(kindOf(kind).section));
    expect(locked.length).toBeGreaterThan(0);
    expect(ITEM_KIND_NAMES.filter((kind) => !ITEM_RECORD_KINDS.includes(kind))).toEqual(locked);
  });
});
