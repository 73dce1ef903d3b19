import { z } from 'zod';
import type { FieldDefinition, PersonSort } from './item-kind.js';
import type { OwnView } from './own-view.js';
import { isLine } from './words.js';

/** Reference to a person: an `involvedPerson` item, or a professional on the case. */
export interface PersonRef {
  sort: PersonSort;
  id: string;
}

/** The value of any field but live text, or an own view; null means: not filled in. */
export type FieldValue =
  string | number | boolean | string[] | PersonRef | PersonRef[] | OwnView | null;

/** The shape that a value of this field must have, whatever the case holds. References are checked by the server. */
export function valueShape(field: FieldDefinition): z.ZodType<FieldValue> {
  switch (field.type) {
    case 'text':
      return z.never();
    case 'shortText':
      return field.isName ? shortText(field.maxLength) : shortText(field.maxLength).nullable();
    case 'choice':
      return field.multiple
        ? z.array(z.enum(field.options)).max(field.options.length).nullable()
        : z.enum(field.options).nullable();
    case 'status':
      return z.enum(Object.keys(field.transitions));
    case 'date':
      return z.iso.date().nullable();
    case 'moment':
      return z.iso.datetime({ precision: 3 }).nullable();
    case 'person':
      return field.multiple
        ? z.array(person(field.of)).max(50).nullable()
        : person(field.of).nullable();
    case 'organisation':
      return field.multiple ? z.array(z.uuid()).max(20).nullable() : z.uuid().nullable();
    case 'yesNo':
      return z.boolean().nullable();
    case 'number':
      return z.number().int().min(field.min).max(field.max).nullable();
  }
}

/** Whether the field holds anything; `false` and 0 do count. */
export function isFilled(value: FieldValue | undefined): boolean {
  if (value === null || value === undefined) return false;
  return typeof value === 'string' || Array.isArray(value) ? value.length > 0 : true;
}

function shortText(maxLength: number): z.ZodType<string> {
  return z.string().min(1).max(maxLength).refine(isLine);
}

function person(of: readonly PersonSort[]): z.ZodType<PersonRef> {
  return z.strictObject({ sort: z.enum(of), id: z.uuid() });
}
