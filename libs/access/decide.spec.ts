import { ORGANISATION_TYPES, SECTIONS, type Audience } from '#contract';
import { decide, sectionRight, type ItemSubject, type ViewerFacts } from './index.js';

const OWN = '00000000-0000-7000-8000-000000000001';
const OTHER = '00000000-0000-7000-8000-000000000002';

function viewer(overrides: Partial<ViewerFacts> = {}): ViewerFacts {
  return { organisation: OWN, organisationType: 'VEILIG_THUIS', onCase: true, ...overrides };
}

function item(overrides: Partial<ItemSubject> = {}): ItemSubject {
  return {
    type: 'item',
    section: 'agreements',
    audience: { type: 'CASE_OPEN' },
    owner: OTHER,
    ...overrides,
  };
}

const listed = (...organisations: string[]): Audience => ({ type: 'ORG_LIST', organisations });

describe('decide', () => {
  it('[A-02] refuses everything to a person who is not on the case', () => {
    const facts = viewer({ onCase: false });
    expect(decide(facts, 'plan.read', { type: 'plan' })).toBe(false);
    expect(decide(facts, 'item.read', item())).toBe(false);
    expect(decide(facts, 'item.add', { type: 'section', section: 'agreements' })).toBe(false);
  });

  it('[A-03] follows the section matrix for every section and organisation type', () => {
    for (const section of SECTIONS) {
      for (const organisationType of ORGANISATION_TYPES) {
        const right = sectionRight(section, organisationType);
        const facts = viewer({ organisationType });
        const about = item({ section });
        expect(decide(facts, 'item.read', about)).toBe(right !== '-');
        expect(decide(facts, 'item.edit', about)).toBe(right === 'W');
        expect(decide(facts, 'item.add', { type: 'section', section })).toBe(right === 'W');
      }
    }
  });

  it('[A-04] lets only the organisations on the list see an ORG_LIST item', () => {
    expect(decide(viewer(), 'item.read', item({ audience: listed(OWN, OTHER) }))).toBe(true);
    expect(decide(viewer(), 'item.read', item({ audience: listed(OTHER) }))).toBe(false);
    expect(decide(viewer(), 'item.edit', item({ audience: listed(OTHER) }))).toBe(false);
  });

  it('[A-04] never lets an audience widen the matrix', () => {
    const police = viewer({ organisationType: 'POLICE' });
    const about = item({ section: 'digitalSafety', audience: listed(OWN) });
    expect(decide(police, 'item.read', about)).toBe(true);
    expect(decide(police, 'item.edit', about)).toBe(false);
  });

  it('[A-06] lets only the organisation that added an item change its audience', () => {
    expect(decide(viewer(), 'item.audience', item({ owner: OWN }))).toBe(true);
    expect(decide(viewer(), 'item.audience', item({ owner: OTHER }))).toBe(false);
  });

  it('[A-12] throws on facts that are not whole instead of deciding on them', () => {
    const broken = { organisationType: 'POLICE', onCase: true } as unknown as ViewerFacts;
    expect(() => decide(broken, 'item.read', item())).toThrow('incomplete');
  });
});
