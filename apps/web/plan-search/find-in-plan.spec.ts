import { describe, expect, it } from '@jest/globals';
import type { PresentedItem, PresentedPlan } from '#contract';
import type { Wording } from '../field/value-words.js';
import { findInPlan, matchesIn, placeAmong, type Hit } from './find-in-plan.js';

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
    views: [],
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
const placesOf = (hits: readonly Hit[]) => hits.map(({ stream, nth }) => `${stream} ${nth}`);

describe('searching in an open plan', () => {
  it('[C-32] finds words whatever their capitals and what stands around them', () => {
    const text = 'Geen CONTACT met A; contact. İstanbul contact?';
    const found = matchesIn(text, ' contact ').map(({ begin, end }) => text.slice(begin, end));
    expect(found).toEqual(['CONTACT', 'contact', 'contact']);
    expect(matchesIn('a(b) [c] a+b', 'a+b')).toEqual([{ begin: 9, end: 12 }]);
    expect(matchesIn('wat is dit?', 't?')).toEqual([{ begin: 9, end: 11 }]);
  });

  it('[C-32] finds own views behind the fields of their item', () => {
    const view = { field: '@view:b:1', stream: '1-view', value: { words: 'Nooit zonder mij' } };
    const plan = planOf(condition('1', 'zonder', { views: [view as never] }));
    expect(placesOf(findInPlan(plan, 'zonder', WORDING))).toEqual(['1-text 0', '1-view 0']);
  });

  it('[C-32] finds every place, in the order of the plan', () => {
    const plan = planOf(condition('1', 'zonder en zonder'), condition('2', 'Zonder'));
    expect(placesOf(findInPlan(plan, 'zonder', WORDING))).toEqual([
      '1-text 0',
      '1-text 1',
      '2-text 0',
    ]);
  });

  it('[C-32] finds values and names as the screen reads them', () => {
    const plan = planOf(condition('1', 'zonder'), condition('2', 'met buur'));
    const directory = { ...WORDING.directory, person: () => 'Buur' };
    expect(placesOf(findInPlan(plan, 'buur', { ...WORDING, directory }))).toEqual([
      '1-who 0',
      '2-text 0',
      '2-who 0',
    ]);
  });

  it('[C-32] finds nothing in what was removed, nor by a single letter', () => {
    const plan = planOf(condition('1', 'geen contact', { removed: true }), condition('2', 'a'));
    expect(findInPlan(plan, 'contact', WORDING)).toEqual([]);
    expect(findInPlan(plan, 'a', WORDING)).toEqual([]);
  });

  it('[C-32] stays at the place where somebody stands while others edit', () => {
    const find = (...texts: string[]): Hit[] => {
      const items = texts.map((text, index) => condition(String(index + 1), text));
      return findInPlan(planOf(...items), 'zonder', WORDING);
    };
    const before = find('', 'zonder', 'zonder');
    const last = { hit: before[1], index: 1 };
    expect(placeAmong(find('zonder', 'zonder', 'zonder'), last)).toBe(2);
    expect(placeAmong(find('zonder', 'zonder', ''), last)).toBe(1);
    expect(placeAmong(find('zonder'), last)).toBe(0);
    expect(placeAmong([], last)).toBe(-1);
  });
});
