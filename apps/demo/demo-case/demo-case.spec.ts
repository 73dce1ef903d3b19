import { fieldOf, isPlanText, valueShape, type ItemKindName } from '#contract';
import { CONFERENCE_SCRIPT } from '../replay/script/index.js';
import type { ScriptRow, ScriptStep } from '../replay/script/script-row.js';
import {
  CONFERENCE_CASE,
  DEMO_ORGANISATIONS,
  DEMO_PEOPLE,
  demoId,
  fieldValueOf,
  SECOND_CASE,
  statusStepsOf,
  textOf,
  type DemoNames,
  type DemoValue,
} from './index.js';

interface Written {
  kind: ItemKindName;
  item: string;
  fields: Readonly<Record<string, DemoValue>>;
}

const DAY_ZERO = '2026-02-28';
const CASES = [CONFERENCE_CASE, SECOND_CASE];
const PLAYED = CONFERENCE_SCRIPT.flatMap((row) => [...(row.before ?? []), ...(row.steps ?? [])]);

function namesOf(keys: readonly string[]): DemoNames {
  return {
    dayZero: DAY_ZERO,
    itemId: (key) => {
      if (!keys.includes(key)) throw new Error(`nothing is called ${key}`);
      return demoId(key);
    },
  };
}

/** Every way in which the values of an item do not fit its kind. */
function misfits({ kind, item, fields }: Written, names: DemoNames): string[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const field = fieldOf(kind, name);
    const place = `${item}.${name}`;
    if (!field) return [`${place}: there is no such field`];
    if (field.type === 'text') {
      const text = textOf(value, DAY_ZERO);
      const fits = isPlanText(text) && text.length <= field.maxLength;
      return fits && !text.includes('{') ? [] : [`${place}: no text of this field`];
    }
    const steps = statusStepsOf(value) ?? [value as Exclude<DemoValue, { steps: unknown }>];
    return steps
      .filter((step) => !valueShape(field).safeParse(fieldValueOf(step, names)).success)
      .map((step) => `${place}: ${JSON.stringify(step)}`);
  });
}

function wordsIn(value: unknown): string {
  return JSON.stringify(value);
}

describe('the demo case', () => {
  it.each(CASES)('has values that fit their kinds, in $caseNumber', ({ items }) => {
    const names = namesOf(items.map(({ key }) => key));
    const corrected = items.flatMap(({ key, kind, correction }) =>
      correction ? [{ kind, item: key, fields: { [correction.field]: correction.value } }] : [],
    );
    const written = [...items.map((item) => ({ ...item, item: item.key })), ...corrected];
    expect(written.flatMap((one) => misfits(one, names))).toEqual([]);
  });

  it.each(CASES)('moves a status along its transitions only, in $caseNumber', ({ items }) => {
    for (const { kind, fields } of items) {
      for (const [name, value] of Object.entries<DemoValue>(fields)) {
        const definition = fieldOf(kind, name);
        if (definition?.type !== 'status') continue;
        let from = definition.initial;
        for (const to of statusStepsOf(value) ?? []) {
          expect(definition.transitions[from]).toContain(to);
          from = to;
        }
      }
    }
  });

  it.each(CASES)(
    'is written by people on the case, in $caseNumber',
    ({ items, members, openedBy }) => {
      const keys = items.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(members).toContain(openedBy);
      expect(members).not.toContain('X1');
      expect(items.filter(({ by }) => !members.includes(by))).toEqual([]);
    },
  );

  it('gives organisations and people ids that differ and stay the same', () => {
    const ids = [...Object.values(DEMO_ORGANISATIONS), ...Object.values(DEMO_PEOPLE)].map(
      ({ id }) => id,
    );
    expect(new Set(ids).size).toBe(18);
    expect(DEMO_PEOPLE.W1.id).toBe('99113f33-a7ac-8460-a62f-db202fb764d8');
  });

  it('holds no address or number of a citizen, and no canary or code word but for those they are for', () => {
    const forAll = CONFERENCE_SCRIPT.map(withoutThoseByName);
    const words = wordsIn([CASES, DEMO_PEOPLE, DEMO_ORGANISATIONS, forAll]);
    for (const forbidden of [
      /\p{L}(?:laan|straat|weg|plein|gracht|kade|steeg|hof)\s+\d/iu,
      /\b\d{4}\s?[A-Z]{2}\b/,
      /\b\d{9}\b/,
      /\b(?:\+31|0)\d{9}\b/,
      /kanarie/i,
      /zwembad/i,
    ]) {
      expect(words).not.toMatch(forbidden);
    }
  });

  it('tells in no name what somebody is an expert in', () => {
    expect(wordsIn(DEMO_PEOPLE)).not.toMatch(/\beer\b|eergerelateerd/i);
  });
});

describe('the conference script', () => {
  it('has every row of the script once, in the order of its clock', () => {
    const numbers = CONFERENCE_SCRIPT.map(({ nr }) => nr);
    const plain = Array.from({ length: 46 }, (_, index) => String(index + 1));
    const more = ['10b', '16b', '31b', '31c', '39b', '39c', '40b', '40c', '40d', '44b', '44c'];
    expect(numbers.toSorted()).toEqual([...plain, ...more].toSorted());
    const times = CONFERENCE_SCRIPT.map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
  });

  it('plays every row whose kinds exist', () => {
    const played = CONFERENCE_SCRIPT.filter(({ steps }) => steps).map(({ nr }) => nr);
    expect(played).toEqual(
      (
        '3 4 11 12 13 18 20 21 22 23 26 27 28 29 30 31 31b 31c 32 33 34 37 39 39b 39c 40 40b 40c ' +
        '40d 43'
      ).split(' '),
    );
  });

  it('writes values that fit their kinds, into items that are there by then', () => {
    const known = CONFERENCE_CASE.items.map(({ key }) => key);
    const kinds = new Map<string, ItemKindName>(
      CONFERENCE_CASE.items.map(({ key, kind }) => [key, kind]),
    );
    const wrong = PLAYED.flatMap((step) => {
      if (step.do === 'add') {
        known.push(step.item);
        kinds.set(step.item, step.kind);
      }
      if (step.do !== 'write') return [];
      return kinds.get(step.item) === step.kind
        ? misfits(step, namesOf(known))
        : [`${step.item} is no ${step.kind}`];
    });
    expect(wrong).toEqual([]);
  });

  it('is played by people who may: on the case, and X1 to find nothing', () => {
    const doers = CONFERENCE_SCRIPT.filter(({ steps }) => steps).flatMap(doersOf);
    expect(doers.filter(({ by, step }) => by === 'X1' && step.do !== 'openAbsent')).toEqual([]);
    for (const { by } of doers) expect(Object.keys(DEMO_PEOPLE)).toContain(by);
  });
});

/** What of a row is for a whole organisation at least, steps for people by name left out. */
function withoutThoseByName({ steps = [], ...row }: ScriptRow): unknown {
  if (row.seenBy && 'persons' in row.seenBy) return { nr: row.nr, what: row.what };
  return { ...row, steps: steps.filter((step) => !('seenBy' in step) && step.do !== 'showField') };
}

function doersOf(row: ScriptRow): { by: string; step: ScriptStep }[] {
  return [...(row.before ?? []), ...(row.steps ?? [])].map((step) => ({
    by: step.by ?? row.who,
    step,
  }));
}
