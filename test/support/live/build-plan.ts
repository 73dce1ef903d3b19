import { randomUUID } from 'node:crypto';
import type {
  Author,
  PresentedChange,
  PresentedItem,
  PresentedPlan,
  PresentedText,
  PresentedValue,
} from '#contract';

export const ME: Author = { person: 'me', organisation: 'team' };
export const OTHER: Author = { person: 'other', organisation: 'police' };
export const AT = '2026-03-02T08:00:00.000Z';

export function buildText(text = '', rev = text === '' ? 0 : 1): PresentedText {
  const spans = text === '' ? [] : [[text.length, 'other', 'police'] as const];
  return { stream: randomUUID(), rev, text, spans };
}

export function buildValue(value: PresentedValue['value'] = null, rev = 0): PresentedValue {
  return { stream: randomUUID(), rev, value };
}

/** An agreement with a text, `action`, and a value, `term`. */
export function buildItem(given: Partial<PresentedItem> = {}): PresentedItem {
  return {
    id: randomUUID(),
    kind: 'agreement',
    section: 'agreements',
    stream: randomUUID(),
    rev: 1,
    audience: { type: 'CASE_OPEN' },
    readers: { organisations: ['police'], persons: [] },
    owner: 'police',
    addedBy: OTHER,
    addedAt: AT,
    removed: false,
    can: { edit: true, move: true, remove: true, audience: true },
    fields: { action: buildText(), term: buildValue() },
    sights: {},
    views: [],
    ...given,
  };
}

export function buildPlan(...items: PresentedItem[]): PresentedPlan {
  return {
    id: randomUUID(),
    caseNumber: 'VT-1',
    label: 'Casus',
    you: ME,
    organisations: [],
    circle: {
      status: 'ACTIVE',
      safetyHouse: false,
      isDirected: false,
      participations: [],
      stays: [],
      version: null,
      can: {
        invite: false,
        end: false,
        people: false,
        leave: false,
        statuses: [],
        mark: false,
        propose: false,
      },
    },
    members: [],
    sections: [
      { section: 'persons', canAdd: ['involvedPerson'], items: [] },
      { section: 'agreements', canAdd: ['agreement'], items },
    ],
  };
}

/** A change of one field of an item, made by somebody else unless said otherwise. */
export function fieldChange(
  item: PresentedItem,
  field: string,
  change: { rev: number; by?: Author; opId?: string } & (
    | { kind: 'text.edited'; changes: unknown[] }
    | { kind: 'field.set'; value: PresentedValue['value'] }
  ),
): PresentedChange {
  const stream = item.fields[field]?.stream ?? '';
  return { stream, item: item.id, field, by: OTHER, at: AT, ...change };
}
