import {
  AUDIENCE_TYPES,
  ORGANISATION_TYPES,
  PERSON_FUNCTIONS,
  PLAN_SECTIONS,
  type Audience,
  type OrganisationType,
  type PersonFunction,
  type PlanSection,
} from '#contract';
import { audienceClass, decide, seesFrom, type ItemSubject, type ViewerFacts } from './index.js';

const OWN = '00000000-0000-7000-8000-000000000001';
const OTHER = '00000000-0000-7000-8000-000000000002';
const ME = '00000000-0000-7000-8000-000000000003';
const COLLEAGUE = '00000000-0000-7000-8000-000000000004';

function viewer(overrides: Partial<ViewerFacts> = {}): ViewerFacts {
  return {
    organisation: OWN,
    organisationType: 'VEILIG_THUIS',
    functions: [],
    namedAs: null,
    onCase: true,
    past: { sees: 'ALL', since: 0 },
    isReadOnly: false,
    denied: false,
    ...overrides,
  };
}

function item(overrides: Partial<ItemSubject> = {}): ItemSubject {
  return {
    type: 'item',
    section: 'agreements',
    audience: { type: 'CASE_OPEN' },
    owner: OTHER,
    added: 5,
    removed: null,
    ...overrides,
  };
}

const listed = (...organisations: string[]): Audience => ({ type: 'ORG_LIST', organisations });
const named = (...persons: string[]): Audience => ({ type: 'NAMED_PERSONS', persons });

/**
 * The matrix of §1.20, written down here once more: Veilig Thuis, police, shelter, neighbourhood team. `O` writes in
 * what their own organisation added, `E` and `C` write with the function of expert or contact, and else do nothing.
 */
const MATRIX: Record<PlanSection, string> = {
  core: 'WWWW',
  caseDirection: 'WRWW',
  persons: 'WWWW',
  children: 'WRWW',
  reportingCode: 'WRWW',
  facts: 'WWWW',
  violencePattern: 'WWWW',
  unsafeSituations: 'WWWW',
  protectiveFactors: 'WWWW',
  conditions: 'WWWW',
  agreements: 'WWWW',
  riskAssessment: 'WWRR',
  conversation: 'WRWW',
  conversationReport: 'OOOO',
  policeInfo: 'RWRR',
  acuteProtection: 'WWWR',
  digitalSafety: 'WRWW',
  shelterLocation: '--W-',
  honour: 'ECR-',
  trauma: 'W-WW',
  riskLedCare: 'R-WW',
  recovery: 'R-WW',
  future: 'R-WW',
  evaluation: 'WRWW',
};

const COLUMNS = ['VEILIG_THUIS', 'POLICE', 'SHELTER', 'NEIGHBOURHOOD_TEAM'];
const NEEDED: Record<string, PersonFunction> = { E: 'HONOUR_EXPERT', C: 'HONOUR_CONTACT' };
const LOCKED: readonly PlanSection[] = ['shelterLocation', 'honour'];

/** What the table says: `W`, `O`, `R` or `-`. */
function expected(
  section: PlanSection,
  type: OrganisationType,
  held: readonly PersonFunction[],
): string {
  // The platform takes part in nothing (I-70).
  if (type === 'PLATFORM') return '-';
  const column = COLUMNS.indexOf(type);
  // Organisations that take part only by choice read the core.
  if (column < 0) return section === 'core' ? 'R' : '-';
  const cell = MATRIX[section].charAt(column);
  const needed = NEEDED[cell];
  if (needed === undefined) return cell;
  return held.includes(needed) ? 'W' : '-';
}

/** Every section, organisation type and set of functions: none, each alone, and all together. */
function* everyCell() {
  const sets: PersonFunction[][] = [
    [],
    ...PERSON_FUNCTIONS.map((code) => [code]),
    [...PERSON_FUNCTIONS],
  ];
  for (const section of PLAN_SECTIONS) {
    for (const organisationType of ORGANISATION_TYPES) {
      for (const functions of sets) yield { section, organisationType, functions };
    }
  }
}

describe('decide', () => {
  it('[A-02] refuses everything to a person who is not on the case', () => {
    const facts = viewer({ onCase: false, namedAs: ME });
    expect(decide(facts, 'plan.read', { type: 'plan' })).toBe(false);
    expect(decide(facts, 'item.read', item())).toBe(false);
    expect(decide(facts, 'item.read', item({ audience: named(ME) }))).toBe(false);
    expect(decide(facts, 'item.add', { type: 'section', section: 'agreements' })).toBe(false);
  });

  it('[A-03] [A-16] follows the section matrix for every section, organisation type and function', () => {
    for (const { section, organisationType, functions } of everyCell()) {
      const right = expected(section, organisationType, functions);
      const facts = viewer({ organisationType, functions, namedAs: ME });
      // An audience that every section allows.
      const about = item({ section, audience: named(ME, COLLEAGUE) });
      const own = { ...about, owner: OWN };
      const seen = {
        cell: [section, organisationType, ...functions],
        section: decide(facts, 'plan.read', { type: 'section', section }),
        read: decide(facts, 'item.read', about),
        history: decide(facts, 'history.read', about),
        edit: decide(facts, 'item.edit', about),
        editOwn: decide(facts, 'item.edit', own),
      };
      expect(seen).toEqual({
        cell: [section, organisationType, ...functions],
        section: right !== '-',
        read: right !== '-',
        history: right !== '-',
        edit: right === 'W',
        editOwn: right === 'W' || right === 'O',
      });
    }
  });

  it('[A-16] lets only the functions that the section names add to it and say who reads it', () => {
    for (const { section, organisationType, functions } of everyCell()) {
      const facts = viewer({ organisationType, functions, namedAs: ME });
      const writes = 'WO'.includes(expected(section, organisationType, functions));
      const isCoordinator = functions.includes('SAFETY_COORDINATOR');
      const needsCoordinator = section === 'shelterLocation' && !isCoordinator;
      const about = item({ section, audience: named(ME), owner: OWN });
      const may = writes && !needsCoordinator;
      const cell = [section, organisationType, ...functions];
      const adds = decide(facts, 'item.add', { type: 'section', section });
      expect({ cell, adds }).toEqual({ cell, adds: may });
      expect({ cell, names: decide(facts, 'item.audience', about) }).toEqual({ cell, names: may });
    }
  });

  it('[A-14] takes no audience for sight that the section does not allow', () => {
    const audiences: Record<string, Audience> = {
      CASE_OPEN: { type: 'CASE_OPEN' },
      ORG_LIST: listed(OWN),
      NAMED_PERSONS: named(ME),
      OWN_ORG: { type: 'OWN_ORG' },
    };
    for (const { section, organisationType, functions } of everyCell()) {
      const facts = viewer({ organisationType, functions, namedAs: ME });
      const mayRead = expected(section, organisationType, functions) !== '-';
      for (const type of AUDIENCE_TYPES) {
        const allowed = LOCKED.includes(section)
          ? type === 'NAMED_PERSONS'
          : section !== 'policeInfo' || type === 'ORG_LIST' || type === 'NAMED_PERSONS';
        const audience = audiences[type] ?? named(ME);
        const reads = decide(facts, 'item.read', item({ section, audience, owner: OWN }));
        const cell = [section, organisationType, type, ...functions];
        expect({ cell, reads }).toEqual({ cell, reads: mayRead && allowed });
      }
    }
  });

  it('[A-04] lets only the organisations on the list see an ORG_LIST item', () => {
    expect(decide(viewer(), 'item.read', item({ audience: listed(OWN, OTHER) }))).toBe(true);
    expect(decide(viewer(), 'item.read', item({ audience: listed(OTHER) }))).toBe(false);
    expect(decide(viewer(), 'item.edit', item({ audience: listed(OTHER) }))).toBe(false);
  });

  it('[A-04] never lets an audience widen the matrix', () => {
    const police = viewer({ organisationType: 'POLICE', namedAs: ME });
    for (const audience of [listed(OWN), named(ME)]) {
      const about = item({ section: 'digitalSafety', audience });
      expect(decide(police, 'item.read', about)).toBe(true);
      expect(decide(police, 'item.edit', about)).toBe(false);
      expect(decide(police, 'item.read', item({ section: 'trauma', audience }))).toBe(false);
    }
  });

  it('[A-13] lets only the people on the list see a NAMED_PERSONS item, whoever added it', () => {
    const about = item({ audience: named(ME, COLLEAGUE), owner: OWN });
    expect(decide(viewer({ namedAs: ME }), 'item.read', about)).toBe(true);
    expect(decide(viewer({ namedAs: OTHER }), 'item.read', about)).toBe(false);
    expect(decide(viewer(), 'item.read', about)).toBe(false);
    expect(decide(viewer(), 'item.audience', about)).toBe(false);
  });

  it('[A-13] lets only the organisation that added it see an OWN_ORG item', () => {
    const audience: Audience = { type: 'OWN_ORG' };
    expect(decide(viewer(), 'item.read', item({ audience, owner: OWN }))).toBe(true);
    expect(decide(viewer({ namedAs: ME }), 'item.read', item({ audience }))).toBe(false);
    expect(decide(viewer(), 'history.read', item({ audience }))).toBe(false);
  });

  it('[A-15] takes sight of the item and of the field for a field with an audience of its own', () => {
    const me = viewer({ namedAs: ME });
    const about = item({ owner: OWN, fieldAudiences: { codeWord: named(ME) } });
    for (const action of ['item.read', 'item.edit', 'item.audience', 'history.read'] as const) {
      expect(decide(me, action, about, 'codeWord')).toBe(true);
      expect(decide(viewer(), action, about, 'codeWord')).toBe(false);
      expect(decide(viewer(), action, about, 'action')).toBe(true);
      const elsewhere = { ...about, audience: listed(OTHER) };
      expect(decide(me, action, elsewhere, 'codeWord')).toBe(false);
    }
    const open = { ...about, audience: listed(OTHER), fieldAudiences: { codeWord: listed(OWN) } };
    expect(decide(me, 'item.read', open, 'codeWord')).toBe(false);
  });

  it('[A-06] lets only the organisation that added an item change its audience', () => {
    expect(decide(viewer(), 'item.audience', item({ owner: OWN }))).toBe(true);
    expect(decide(viewer(), 'item.audience', item({ owner: OTHER }))).toBe(false);
  });

  it('[A-18] reads through the eyes of others what both may read, and does nothing else', () => {
    const own = viewer({ namedAs: ME });
    const eyes = [
      viewer({ organisation: OTHER, organisationType: 'POLICE' }),
      viewer({ organisation: OTHER, organisationType: 'POLICE', namedAs: COLLEAGUE }),
    ];
    const sees = (audience: Audience): boolean =>
      decide({ eyes, own }, 'item.read', item({ audience }));
    expect(sees({ type: 'CASE_OPEN' })).toBe(true);
    expect(sees(named(ME, COLLEAGUE))).toBe(true);
    expect(sees(named(COLLEAGUE))).toBe(false);
    expect(sees(named(ME))).toBe(false);
    expect(sees({ type: 'OWN_ORG' })).toBe(false);
    const about = item({ owner: OWN });
    for (const action of ['item.edit', 'item.audience', 'item.move', 'item.remove'] as const) {
      expect(decide({ eyes: [own], own }, action, about)).toBe(false);
    }
    expect(decide({ eyes: [], own }, 'item.read', about)).toBe(false);
  });

  it('[C-10] [C-11] shows items and their history as far back as the past that was given', () => {
    const before = item({ added: 3, audience: listed(OWN, OTHER) });
    const after = item({ added: 7, audience: named(ME) });
    const gone = item({ added: 3, removed: 4 });
    const seen = (sees: 'ALL' | 'CURRENT' | 'FROM_NOW') => {
      const facts = viewer({ namedAs: ME, past: { sees, since: 5 } });
      return [before, after, gone, item({ added: 3, removed: 6 })].map((about) =>
        decide(facts, 'item.read', about),
      );
    };
    expect(seen('ALL')).toEqual([true, true, true, true]);
    expect(seen('CURRENT')).toEqual([true, true, false, true]);
    expect(seen('FROM_NOW')).toEqual([false, true, false, false]);
    for (const sees of ['CURRENT', 'FROM_NOW'] as const) {
      const facts = viewer({ past: { sees, since: 5 } });
      expect([4, 5, 6].map((position) => seesFrom(facts, position))).toEqual([false, false, true]);
      const through = { eyes: [viewer()], own: facts };
      expect([5, 6].map((position) => seesFrom(through, position))).toEqual([false, true]);
    }
  });

  it('[C-21] lets nobody change anything in a closed case, and everybody read it', () => {
    const facts = viewer({ isReadOnly: true });
    const about = item({ owner: OWN });
    for (const action of ['item.edit', 'item.move', 'item.remove', 'item.audience'] as const) {
      expect(decide(facts, action, about)).toBe(false);
    }
    expect(decide(facts, 'item.add', { type: 'section', section: 'agreements' })).toBe(false);
    expect(decide(facts, 'item.read', about)).toBe(true);
    expect(decide(facts, 'history.read', about)).toBe(true);
  });

  it('[A-12] throws on facts that are not whole instead of deciding on them', () => {
    const whole = viewer();
    for (const missing of [
      'organisation',
      'organisationType',
      'functions',
      'namedAs',
      'onCase',
      'past',
      'isReadOnly',
      'denied',
    ] as const) {
      const { [missing]: _missing, ...rest } = whole;
      expect(() => decide(rest as ViewerFacts, 'item.read', item())).toThrow('incomplete');
    }
    const empty = viewer({ namedAs: '' });
    expect(() => decide(empty, 'item.read', item())).toThrow('incomplete');
  });

  it('[A-08] tells viewers apart by every fact that a right hangs on', () => {
    const others: Partial<ViewerFacts>[] = [
      { organisation: OTHER },
      { organisationType: 'POLICE' },
      { functions: ['HONOUR_EXPERT'] },
      { namedAs: ME },
      { namedAs: COLLEAGUE },
      { onCase: false },
      { past: { sees: 'CURRENT', since: 3 } },
      { past: { sees: 'CURRENT', since: 4 } },
      { past: { sees: 'FROM_NOW', since: 3 } },
      { isReadOnly: true },
      { denied: true },
    ];
    const keys = [viewer(), ...others.map((other) => viewer(other))].map(audienceClass);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
