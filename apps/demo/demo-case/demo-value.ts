import type { FieldValue, PersonRef } from '#contract';
import { dayOf, momentOf, withDates } from './demo-calendar.js';
import type { DemoDay, DemoPersonRef, DemoSteps, DemoValue } from './demo-item.js';
import { DEMO_ORGANISATIONS } from './demo-organisations.js';
import { DEMO_PEOPLE } from './demo-people.js';

/** What keys and days stand for in one plan. */
export interface DemoNames {
  /** D0, `YYYY-MM-DD`. */
  readonly dayZero: string;
  /** The id of the item with this key. */
  readonly itemId: (key: string) => string;
}

/** The value as the plan holds it. A status is set step by step: see `statusStepsOf`. */
export function fieldValueOf(value: Exclude<DemoValue, DemoSteps>, names: DemoNames): FieldValue {
  if (typeof value !== 'object') return value;
  if (isList(value)) return value.map((ref) => personRef(ref, names));
  if ('day' in value) return calendarValue(value, names);
  if ('organisation' in value) return DEMO_ORGANISATIONS[value.organisation].id;
  return personRef(value, names);
}

/** The steps of a status, or null for any other value. */
export function statusStepsOf(value: DemoValue): readonly string[] | null {
  return typeof value === 'object' && 'steps' in value ? value.steps : null;
}

/** The words of a live text, with its days written out. */
export function textOf(value: DemoValue, dayZero: string): string {
  if (typeof value !== 'string') throw new Error('a live text is written in words');
  return withDates(value, dayZero);
}

/** A day as `YYYY-MM-DD`, or with a time the instant. */
export function calendarValue({ day, time }: DemoDay, { dayZero }: DemoNames): string {
  return time === undefined ? dayOf(dayZero, day) : momentOf(dayZero, day, time);
}

function personRef(ref: DemoPersonRef, names: DemoNames): PersonRef {
  return 'involved' in ref
    ? { sort: 'involved', id: names.itemId(ref.involved) }
    : { sort: 'professional', id: DEMO_PEOPLE[ref.professional].id };
}

function isList(value: DemoValue): value is readonly DemoPersonRef[] {
  return Array.isArray(value);
}
