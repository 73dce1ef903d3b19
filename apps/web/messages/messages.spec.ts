import { describe, expect, it } from '@jest/globals';
import {
  ACCESS_FILTERS,
  ACCESS_LINE_KINDS,
  ERROR_CODES,
  ITEM_KIND_NAMES,
  ORGANISATION_TYPES,
  SECTIONS,
  kindOf,
} from '#contract';
import { en } from './en.messages.js';
import { nl } from './nl.messages.js';

const languages = { nl, en } as const satisfies Record<string, Readonly<Record<string, string>>>;

/** Words after "not" in the glossary: synonyms that no screen uses. */
const SYNONYMS =
  /\b(zaak|dossier|paragraaf|mevrouw|meneer|cliënt|gezin|lokaal team|logging|sjabloon|mening)\b/i;

describe('the messages', () => {
  it('have the same keys in Dutch and English', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(nl).sort());
  });

  it('use the same placeholders in Dutch and English', () => {
    const differing = Object.keys(nl).filter(
      (id) => placeholders(textOf('nl', id)) !== placeholders(textOf('en', id)),
    );
    expect(differing).toEqual([]);
  });

  it.each(['nl', 'en'] as const)(
    'label every section, kind, field and option in %s',
    (language) => {
      expect(labelsNeeded().filter((id) => textOf(language, id) === '')).toEqual([]);
    },
  );

  it.each(['nl', 'en'] as const)('say something for every error code in %s', (language) => {
    expect(ERROR_CODES.filter((code) => textOf(language, `error.${code}`) === '')).toEqual([]);
  });

  it.each(['nl', 'en'] as const)('say in %s what the access log tells of', (language) => {
    const needed = [
      ...ACCESS_LINE_KINDS.map((kind) => `accessLog.kind.${kind}`),
      ...ACCESS_FILTERS.map((filter) => `accessLog.filterName.${filter}`),
    ];
    expect(needed.filter((id) => textOf(language, id) === '')).toEqual([]);
  });

  it('use the words of the glossary and none of their synonyms', () => {
    expect(Object.values(nl).filter((text) => SYNONYMS.test(text))).toEqual([]);
  });

  it('give fields of one kind different labels', () => {
    for (const kind of ITEM_KIND_NAMES) {
      const labels = Object.keys(kindOf(kind).fields).map((field) =>
        textOf('nl', `field.${kind}.${field}`),
      );
      expect(new Set(labels).size).toBe(labels.length);
    }
  });
});

function labelsNeeded(): string[] {
  return [
    ...SECTIONS.flatMap((section) => [`section.${section}`, `empty.${section}`]),
    ...ORGANISATION_TYPES.map((type) => `organisationType.${type}`),
    ...ITEM_KIND_NAMES.flatMap((kind) => [
      ...['kind', 'the', 'add'].map((word) => `${word}.${kind}`),
      ...Object.entries(kindOf(kind).fields).flatMap(([name, field]) => [
        `field.${kind}.${name}`,
        ...optionsOf(field).map((option) => `choice.${kind}.${name}.${option}`),
      ]),
    ]),
  ];
}

function optionsOf(field: ReturnType<typeof kindOf>['fields'][string]): readonly string[] {
  if (field.type === 'choice') return field.options;
  return field.type === 'status' ? Object.keys(field.transitions) : [];
}

function textOf(language: keyof typeof languages, id: string): string {
  const messages: Readonly<Record<string, string>> = languages[language];
  return messages[id] ?? '';
}

/** Names of arguments, in order: what stands right after an opening brace and before `,` or `}`. */
function placeholders(text: string): string {
  const names = [...text.matchAll(/\{(\w+)(?=[,}])/g)].map((match) => match[1]);
  return [...new Set(names)].toSorted((a = '', b = '') => a.localeCompare(b)).join(' ');
}
