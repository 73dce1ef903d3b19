import type { ChangeSet, Text } from '@codemirror/state';
import type {
  Audience,
  Author,
  AuthorSpan,
  CaseStatus,
  FieldValue,
  Ground,
  ItemKindName,
  ParticipationStatus,
  PastSight,
  ReviewState,
  Section,
} from '#contract';

export interface ItemState {
  id: string;
  kind: ItemKindName;
  section: Section;
  /** Ops that began a stretch with one audience; the last one counts. */
  eras: readonly string[];
  audience: Audience;
  /** What was said of fields with an audience of their own; the others have that of their kind. */
  fields: Readonly<Record<string, FieldSight>>;
  /** Sort key among the items of the section; never leaves the server. */
  position: string;
  removed: boolean;
  /** The positions in the log at which it was added, and at which it was removed while it is (C-10). */
  addedSeq: number;
  removedSeq: number | null;
  /** The erasure by which it is gone; null while it is there. */
  erasure: string | null;
  owner: string;
  addedBy: Author;
  addedAt: number;
  /** The day (UTC) on which somebody last changed it, as its first Unix millisecond; erasing and undoing that are no change of it. */
  changedOn: number;
}

/** Who may read a field, of those who may read its item. */
export interface FieldSight {
  audience: Audience;
  /** Ops that began a stretch of the field alone. */
  eras: readonly string[];
  /** The one that it is in; null when the item as a whole began a stretch since. */
  era: string | null;
}

export interface RecentEdit {
  opId: string;
  person: string;
  changes: ChangeSet;
}

export interface TextContent {
  type: 'text';
  text: Text;
  spans: readonly AuthorSpan[];
  /** The last edits, so that most rebasing needs no reading. */
  recent: readonly RecentEdit[];
}

export interface ValueContent {
  type: 'value';
  value: FieldValue;
  by?: Author;
  at?: number;
}

/** An item's own stream and a member's hold nothing themselves: what they tell stands in the item and the member. */
export interface BareContent {
  type: 'bare';
}

export type Content = TextContent | ValueContent | BareContent;

export interface StreamState {
  id: string;
  /** The item, or the person whose membership it tells of. */
  item: string;
  field: string;
  rev: number;
  /** Hash of the last change; undefined while rev is 0. */
  hash: Buffer | undefined;
  /** What its changes are sealed under; undefined while rev is 0. */
  keyId: string | undefined;
  closed: boolean;
  content: Content;
}

/** A conflict of interest of one person (K-01). */
export interface DenialState {
  person: string;
  how: DenialCause;
  /** Unix milliseconds. */
  since: number;
  /** Lifted as a wrong match. */
  lifted: boolean;
  /** Confirmed: the person's time on the case is over (K-04). */
  unlisted: boolean;
  /** While it is confirmed: until when the person would have been on the case; null for as long as nobody ends it. */
  stayEndsAt: number | null;
}

/** By tags of two tables, declared by the person, or by tags that a privacy officer noted. */
export type DenialCause = 'MATCH' | 'DECLARED' | 'NOTED';

/** One use of the emergency button, known by the op that made it (K-31). Moments are Unix milliseconds. */
export interface BreakGlassState {
  id: string;
  by: Author;
  reason: string;
  /** The position in the log at which the button was pressed (C-10). */
  usedSeq: number;
  at: number;
  until: number;
  /** When it was ended by hand or by the clock. */
  endedAt: number | null;
  review: ReviewState;
  conclusion: string | null;
  reviewedBy: string | null;
  /** Who of those who are told said that they saw it. */
  seenBy: readonly string[];
}

export interface MemberState {
  person: string;
  organisation: string;
  beginsAt: number;
  endsAt: number | null;
  /** Some audience in the plan names this person, or once did. */
  named: boolean;
}

/** Where an organisation stands in the case (C-01). */
export interface ParticipationState {
  organisation: string;
  status: ParticipationStatus;
  /** Null where it began before there was a circle, and nobody recorded it. */
  ground: Ground | null;
  past: PastSight;
  invitedBy: Author;
  invitedAt: number;
  /** The position in the log and the moment from which it takes part; null while it never did. */
  since: { seq: number; at: number } | null;
  /** The last step, and its reason. */
  changedSeq: number;
  changedAt: number;
  note: string | null;
}

/** The case that the plan is of. */
export interface CaseState {
  status: CaseStatus;
  /** One of a Zorg- en Veiligheidshuis. */
  safetyHouse: boolean;
  /** The organisation that began it, or opened it again. */
  begunBy: string | null;
  /** When it was closed last; null while it is not. Unix milliseconds. */
  closedAt: number | null;
}
