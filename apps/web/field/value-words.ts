import {
  isOwnView,
  type FieldDefinition,
  type FieldValue,
  type ItemKindName,
  type PersonRef,
} from '#contract';
import { isMessageId } from '../messages/label-id.js';
import type { Moments } from '../messages/use-moments.js';
import type { Say } from '../messages/use-say.js';
import type { Directory } from '../plan/directory.js';

/** What a value needs to be put into words. */
export interface Wording {
  readonly say: Say;
  readonly moments: Moments;
  readonly directory: Pick<Directory, 'person' | 'organisation'>;
}

/** Where a value stands: its kind and field, and how that field is defined. */
export interface FieldPlace {
  readonly kind: ItemKindName;
  readonly field: string;
  readonly definition: FieldDefinition;
}

/** A value as people read it; null when nothing is filled in. Reads old values too, whatever they hold. */
export function valueWords(wording: Wording, place: FieldPlace, value: FieldValue): string | null {
  const { moments } = wording;
  if (Array.isArray(value)) {
    const parts = value.map((part) => oneValueWords(wording, place, part));
    return parts.length === 0 ? null : moments.list(parts);
  }
  if (value === null || value === '') return null;
  if (isOwnView(value)) return value.words;
  return oneValueWords(wording, place, value);
}

function oneValueWords(
  { say, moments, directory }: Wording,
  { kind, field, definition }: FieldPlace,
  value: string | number | boolean | PersonRef,
): string {
  if (typeof value === 'object') return directory.person(value) ?? say('field.person.gone');
  if (typeof value === 'boolean') return say(value ? 'field.yes' : 'field.no');
  if (typeof value === 'number') return String(value);
  switch (definition.type) {
    case 'choice':
    case 'status': {
      const id = `choice.${kind}.${field}.${value}`;
      return isMessageId(id) ? say(id) : value;
    }
    case 'date':
      return moments.day(value);
    case 'moment':
      return moments.moment(value);
    case 'organisation':
      return directory.organisation(value) ?? say('field.person.gone');
    case 'text':
    case 'shortText':
    case 'person':
    case 'yesNo':
    case 'number':
      return value;
  }
}
