import { describe, expect, it } from '@jest/globals';
import { createIntl } from 'react-intl';
import { nl, type MessageId } from '../messages/nl.messages.js';
import { audienceWords, readersWords } from './audience-words.js';

const NAMES: Readonly<Record<string, string>> = {
  o1: 'Begeleider (O1)',
  o2: 'Veiligheidscoördinator (O2)',
  police: 'Politie',
  shelter: 'Opvang',
  vt: 'Veilig Thuis',
};

const intl = createIntl({ locale: 'nl', messages: nl });
const wording = {
  say: (id: MessageId, values?: Record<string, string | number>) =>
    intl.formatMessage({ id }, values),
  moments: { list: (parts: readonly string[]) => intl.formatList(parts) },
  directory: { organisation: (id: string) => NAMES[id], professional: (id: string) => NAMES[id] },
};

const plan = {
  you: { person: 'o1', organisation: 'shelter' },
  organisations: ['police', 'shelter', 'vt'].map((id) => ({
    id,
    name: NAMES[id] ?? '',
    type: 'POLICE' as const,
  })),
};

const words = (organisations: string[], persons: string[]): string =>
  readersWords(wording, { organisations, persons }, plan);

describe('who sees something, in words', () => {
  it('[A-17] says everyone only when that is so', () => {
    expect(words(['police', 'shelter', 'vt'], [])).toBe('Alle organisaties in deze casus.');
    expect(words(['police', 'vt'], [])).toBe('Alleen Politie en Veilig Thuis.');
  });

  it('[A-17] names people, oneself first', () => {
    expect(words([], ['o2', 'o1'])).toBe('Alleen u en Veiligheidscoördinator (O2).');
    expect(words([], ['o1'])).toBe('Alleen u.');
    expect(words(['police'], ['o1'])).toBe('Alleen Politie, en verder u.');
  });

  it('[A-17] says so when nobody is left who sees it', () => {
    expect(words([], [])).toBe('Niemand die nu op deze casus staat.');
  });

  it('tells of each sort of audience whom it was meant for', () => {
    expect(audienceWords(wording, { type: 'NAMED_PERSONS', persons: ['o2', 'x'] })).toBe(
      'Alleen Veiligheidscoördinator (O2) en niet meer beschikbaar.',
    );
    expect(audienceWords(wording, { type: 'OWN_ORG' })).toBe(
      'Alleen de organisatie die dit toevoegde.',
    );
    expect(audienceWords(wording, { type: 'ORG_LIST', organisations: ['vt'] })).toBe(
      'Alleen Veilig Thuis.',
    );
  });
});
