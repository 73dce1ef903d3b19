import { z } from 'zod';
import { words } from './words.js';

/** How somebody gave their own view. */
export const VIEW_MANNERS = ['SPOKEN', 'WRITTEN'] as const;
export type ViewManner = (typeof VIEW_MANNERS)[number];

/** Most UTF-16 code units of a view. */
export const VIEW_LENGTH = 4000;

/** The own view (zienswijze) of somebody whom the plan is about, as a professional recorded it (N-10). */
export const ownViewShape = z.strictObject({
  /** The item of kind `involvedPerson`. */
  person: z.uuid(),
  words: words(VIEW_LENGTH),
  /** A calendar day in Amsterdam. */
  givenOn: z.iso.date(),
  manner: z.enum(VIEW_MANNERS),
});
export type OwnView = z.infer<typeof ownViewShape>;

const PREFIX = '@view:';

/** The name of the field that one view of a person stands in; `id` is the op that added it. */
export function viewField(person: string, id: string): string {
  return `${PREFIX}${person}:${id}`;
}

/** Whose view a field holds; undefined of any other field. */
export function viewPersonOf(field: string): string | undefined {
  return field.startsWith(PREFIX) ? field.slice(PREFIX.length).split(':')[0] : undefined;
}

/** Whether what a field holds is an own view. */
export function isOwnView(value: unknown): value is OwnView {
  return typeof value === 'object' && value !== null && 'words' in value;
}
