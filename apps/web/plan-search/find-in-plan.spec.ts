import { describe, expect, it } from '@jest/globals';
import type { PresentedItem, PresentedPlan } from '#contract';
import type { Wording } from '../field/value-words.js';
import { findInPlan } from './find-in-plan.js';

const WORDING: Wording = {
  say: (id) => id,
  moments: {
    moment: (at) => at,
    day: (day) => day,
    time: (at) => at,
    list: (parts) => parts.join(', '),
  },
  directory: { person: () => 'B', organisation: () => undefined },
};

function condition(id: string, text: string, more: Partial<PresentedItem> = {}): PresentedItem {
  return {
    id,
    kind: 'condition',
    section: 'conditions',
    removed: false,
    fields: {
      condition: { stream: `${id}-text`, rev: 1, text, spans: [] },
      forWhom: { stream: `${id}-who`, rev: 1, value: [{ sort: 'involved', id: 'b' }] },
    },
    ...more,
  } as unknown as PresentedItem;
}

const planOf = (...items: PresentedItem[]): Pick<PresentedPlan, 'sections'> => ({
  sections: [{ section: 'conditions', canAdd: [], items }],
});

describe('searching in an open plan', () => {
  it('[C-32] finds words whatever their capitals, with what stands around them', () => {
    const long = `${'a'.repeat(60)} Geen CONTACT met A ${'b'.repeat(60)}`;
    const [hit] = findInPlan(planOf(condition('1', long)), ' contact ', WORDING);
    expect(hit?.match).toBe('CONTACT');
    expect(hit?.before).toMatch(/^…a+ Geen $/);
    expect(hit?.after).toMatch(/^ met A b+…$/);
  });

  it('[C-32] finds values as the screen reads them, in the order of the plan', () => {
    const plan = planOf(condition('1', 'zonder'), condition('2', 'met bb'));
    const found = findInPlan(plan, 'choice', WORDING);
    expect(found).toEqual([]);
    expect(findInPlan(plan, 'zonder', WORDING).map(({ item, field }) => [item.id, field])).toEqual([
      ['1', 'condition'],
    ]);
    const named: Wording = {
      ...WORDING,
      directory: { ...WORDING.directory, person: () => 'Buur' },
    };
    expect(findInPlan(plan, 'buur', named).map(({ item, field }) => [item.id, field])).toEqual([
      ['1', 'forWhom'],
      ['2', 'forWhom'],
    ]);
  });

  it('[C-32] finds nothing in what was removed, nor by a single letter', () => {
    const plan = planOf(condition('1', 'geen contact', { removed: true }), condition('2', 'a'));
    expect(findInPlan(plan, 'contact', WORDING)).toEqual([]);
    expect(findInPlan(plan, 'a', WORDING)).toEqual([]);
  });
});
