import type { AudienceType } from './audience.js';
import type { Section } from './section.js';

/** A field that people type in together; the only type that is edited with `text.edit`. */
export interface TextField {
  readonly type: 'text';
  readonly maxLength: number;
}

/** One line, set as a whole. */
export interface ShortTextField {
  readonly type: 'shortText';
  readonly maxLength: number;
  /** What people call the item by, and other items show of it: never emptied once it was filled in. */
  readonly isName?: true;
}

export interface ChoiceField {
  readonly type: 'choice';
  readonly options: readonly string[];
  readonly multiple?: boolean;
}

/** A choice that moves along `transitions`; a new item starts at `initial`. */
export interface StatusField {
  readonly type: 'status';
  readonly initial: string;
  readonly transitions: Readonly<Record<string, readonly string[]>>;
}

/** A calendar day, `YYYY-MM-DD`, in Amsterdam. */
export interface DateField {
  readonly type: 'date';
}

/** An instant, ISO 8601 in UTC with milliseconds. */
export interface MomentField {
  readonly type: 'moment';
}

/** `involved`: an item of kind `involvedPerson`; `professional`: a person on the case. */
export type PersonSort = 'involved' | 'professional';

export interface PersonField {
  readonly type: 'person';
  readonly of: readonly PersonSort[];
  readonly multiple?: boolean;
}

export interface OrganisationField {
  readonly type: 'organisation';
  readonly multiple?: boolean;
}

export interface YesNoField {
  readonly type: 'yesNo';
}

export interface NumberField {
  readonly type: 'number';
  readonly min: number;
  readonly max: number;
}

export type FieldType =
  | TextField
  | ShortTextField
  | ChoiceField
  | StatusField
  | DateField
  | MomentField
  | PersonField
  | OrganisationField
  | YesNoField
  | NumberField;

/** `required` means: needed before the item counts as complete; an item may always be saved without it. */
export type FieldDefinition = FieldType & {
  readonly required?: boolean;
  /** The field has an audience of its own within that of its item; it begins with whoever added the item. */
  readonly audience?: 'NAMED_PERSONS';
  readonly description: string;
};

/**
 * An item kind as data. GraphQL types, validation, forms, history wording, completeness and permissions follow
 * from it. Labels stand in the message files under `kind.<name>`, `field.<name>.<field>` and
 * `choice.<name>.<field>.<option>`.
 */
export interface ItemKind {
  readonly name: string;
  readonly section: Section;
  readonly description: string;
  /** The field that names an item in a list or in history. */
  readonly headline: string;
  /**
   * `ORG_LIST` starts with every organisation that may write in the section, `NAMED_PERSONS` with whoever adds the item.
   */
  readonly defaultAudience: Exclude<AudienceType, 'OWN_ORG'>;
  readonly fields: Readonly<Record<string, FieldDefinition>>;
}

/** Keeps the literal types of a definition, so that a misspelt headline does not compile. */
export function defineKind<const K extends ItemKind & { headline: keyof K['fields'] & string }>(
  kind: K,
): K {
  return kind;
}
