import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AbilityBuilder, createMongoAbility, subject, type MongoAbility } from '@casl/ability';
import type { Audience } from '#contract';
import { decide, type ItemSubject, type ViewerFacts } from './index.js';

const OWN = '00000000-0000-7000-8000-000000000001';
const OTHER = '00000000-0000-7000-8000-000000000002';

const VT: ViewerFacts = {
  organisation: OWN,
  organisationType: 'VEILIG_THUIS',
  functions: [],
  namedAs: null,
  onCase: true,
  past: { sees: 'ALL', since: 0 },
  isReadOnly: false,
  denied: false,
};
const LISTED: Audience = { type: 'ORG_LIST', organisations: [OTHER] };
const HIDDEN: ItemSubject = {
  type: 'item',
  section: 'agreements',
  audience: LISTED,
  owner: OTHER,
  added: 1,
  removed: null,
};

function abilityOf(define: (builder: AbilityBuilder<MongoAbility>) => void): MongoAbility {
  const builder = new AbilityBuilder<MongoAbility>(createMongoAbility);
  define(builder);
  return builder.build();
}

/**
 * What CASL does today that must not decide anything here, and that `decide` does not have it. When a new version no longer
 * does it, the first half of a test says so, and the care can go.
 */
describe('the traps of CASL', () => {
  it('[A-12] says yes to a bare type when some instance may do; decide takes an instance', () => {
    const ability = abilityOf(({ can }) => can('item.read', 'item', { owner: OWN }));
    expect(ability.can('item.read', 'item')).toBe(true);
    expect(ability.can('item.read', subject('item', { owner: OTHER }))).toBe(false);
    expect(decide(VT, 'item.read', HIDDEN)).toBe(false);
    expect(() => decide(VT, 'item.read', 'item' as never)).toThrow();
  });

  it('[A-12] says yes to a rule about a field when none is asked for; decide always asks for one', () => {
    const ability = abilityOf(({ can }) => can('item.read', 'item', 'action'));
    expect(ability.can('item.read', 'item')).toBe(true);
    expect(ability.can('item.read', 'item', 'codeWord')).toBe(false);
    const fieldAudiences = { codeWord: LISTED };
    const open: ItemSubject = { ...HIDDEN, audience: { type: 'CASE_OPEN' }, fieldAudiences };
    expect(decide(VT, 'item.read', open)).toBe(true);
    expect(decide(VT, 'item.read', open, 'codeWord')).toBe(false);
  });

  it('[A-12] matches what is not there with what is not said; decide throws on facts that are not whole', () => {
    const ability = abilityOf(({ can }) => can('item.read', 'item', { owner: undefined }));
    expect(ability.can('item.read', subject('item', {}))).toBe(true);
    for (const fact of ['organisation', 'organisationType', 'functions', 'namedAs'] as const) {
      const facts = { ...VT, [fact]: undefined } as unknown as ViewerFacts;
      expect(() => decide(facts, 'item.read', HIDDEN)).toThrow('incomplete');
    }
  });

  it('[A-12] forgets a denial that stands before a grant; decide denies last', () => {
    const ability = abilityOf(({ can, cannot }) => {
      cannot('item.read', 'item');
      can('item.read', 'item');
    });
    expect(ability.can('item.read', subject('item', {}))).toBe(true);
    const open: ItemSubject = { ...HIDDEN, audience: { type: 'CASE_OPEN' } };
    expect(decide(VT, 'item.read', open)).toBe(true);
    expect(decide({ ...VT, onCase: false }, 'item.read', open)).toBe(false);
  });

  it('[A-12] takes manage for every action, also for those that do not exist; decide never grants it', async () => {
    const ability = abilityOf(({ can }) => can('manage', 'item'));
    expect(ability.can('item.shred', 'item')).toBe(true);
    const open: ItemSubject = { ...HIDDEN, audience: { type: 'CASE_OPEN' } };
    for (const action of ['item.shred', 'manage'] as never[]) {
      expect(decide(VT, action, open)).toBe(false);
    }
    const using: string[] = [];
    for (const root of ['apps', 'libs']) {
      for (const name of await readdir(root, { recursive: true })) {
        if (!/\.tsx?$/.test(name) || name.endsWith('.spec.ts')) continue;
        const text = await readFile(join(root, name), 'utf8');
        if (text.includes('@casl/')) using.push(join(root, name));
        expect({ name, manages: /['"]manage['"]/.test(text) }).toEqual({ name, manages: false });
      }
    }
    expect(using).toEqual([join('libs', 'access', 'decide.ts')]);
  });
});
