import type { Audience } from './audience.js';
import type { Author } from './author.js';
import type { PresentedCircle } from './circle.js';
import type { PresentedCorrection } from './correction.js';
import type { FieldValue } from './field-value.js';
import type { ItemKindName } from './item-kinds.js';
import type { OrganisationType } from './organisation-type.js';
import type { OwnView } from './own-view.js';
import type { Section } from './section.js';

export interface PresentedOrganisation {
  id: string;
  type: OrganisationType;
  name: string;
}

/** A professional on the case. */
export interface PresentedMember {
  person: string;
  organisation: string;
  name: string;
  function: string;
}

/** Who wrote a stretch of text: so many UTF-16 code units, by this person for this organisation. */
export type AuthorSpan = readonly [length: number, person: string, organisation: string];

/** A live text as it stands. `spans` cover the text from begin to end. */
export interface PresentedText {
  stream: string;
  rev: number;
  text: string;
  spans: AuthorSpan[];
  /** The last correction, when the reader may know of it (N-05). */
  corrected?: PresentedCorrection;
}

/** A field with one value. `by` and `at` tell of the last change, and are absent when it was never set. */
export interface PresentedValue {
  stream: string;
  rev: number;
  value: FieldValue;
  by?: Author;
  at?: string;
  /** When what stands there is a correction that the reader may know of (N-05). */
  corrected?: PresentedCorrection;
}

/** An own view at an item. `by` and `at` tell who recorded it, and when, whatever was corrected since. */
export interface PresentedView {
  /** The field that it stands in. */
  field: string;
  stream: string;
  rev: number;
  value: OwnView;
  by: Author;
  at: string;
  corrected?: PresentedCorrection;
}

export type PresentedField = PresentedText | PresentedValue;

/** What the reader may do with an item; the screen offers nothing else. */
export interface ItemRights {
  edit: boolean;
  move: boolean;
  remove: boolean;
  audience: boolean;
}

/** Who on the case reads something now: organisations of which everyone does, and the people besides. */
export interface Readers {
  organisations: string[];
  persons: string[];
}

/** Who may read a field that has an audience of its own, within that of its item. */
export interface FieldSight {
  audience: Audience;
  readers: Readers;
  /** Whether the reader may change it. */
  canChange: boolean;
}

/** An item as one reader may see it. A field that the reader may not see is not in `fields`. */
export interface PresentedItem {
  id: string;
  kind: ItemKindName;
  section: Section;
  /** The item's own stream (added, moved, removed, restored). */
  stream: string;
  rev: number;
  audience: Audience;
  readers: Readers;
  owner: string;
  addedBy: Author;
  addedAt: string;
  removed: boolean;
  can: ItemRights;
  fields: Record<string, PresentedField>;
  /** In the order in which they were recorded. */
  views: PresentedView[];
  /** Of the fields with an audience of their own that the reader sees. */
  sights: Record<string, FieldSight>;
}

/** Items stand in the order in which the plan shows them, removed ones among them. */
export interface PresentedSection {
  section: Section;
  canAdd: ItemKindName[];
  items: PresentedItem[];
}

/** The plan as one reader may see it; sections that the reader may not see are not there. */
export interface PresentedPlan {
  id: string;
  caseNumber: string;
  label: string;
  you: Author;
  organisations: PresentedOrganisation[];
  members: PresentedMember[];
  circle: PresentedCircle;
  sections: PresentedSection[];
}

export function isText(field: PresentedField): field is PresentedText {
  return 'text' in field;
}
