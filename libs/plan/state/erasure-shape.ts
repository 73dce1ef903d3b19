import type { Author, ErasureBasis, ErasureSort, ErasureStatus } from '#contract';
import type { StoredContent } from './stream-content.js';

/** Where a passage is, by the stream and rev that `from` and `to` count in; null where it is the value of a field. */
export interface PassagePlace {
  stream: string;
  field: string;
  rev: number;
  range: { from: number; to: number } | null;
  /** Once it was taken out: the stream that goes on without it, and its rev then. */
  begun?: { stream: string; rev: number };
}

/** What was taken from one item, so that it can be put back: whole fields, or of one text a part. */
export interface KeptContent {
  item: string;
  fields: Readonly<Record<string, StoredContent>>;
}

/** What is taken when an erasure is agreed to. */
export interface Erasing {
  /** Unix milliseconds: until when it can be undone. */
  endsAt: number;
  kept: readonly KeptContent[];
  place: PassagePlace | null;
}

/** An erasure, by the op that asked for it. Moments are Unix milliseconds. */
export interface ErasureState {
  id: string;
  sort: ErasureSort;
  /** Of a case none. */
  items: readonly string[];
  basis: ErasureBasis;
  /** Empty once it was destroyed with the rest. */
  reason: string;
  /** Where the passage is, as it was asked or, once agreed to, as it was taken out. */
  place: PassagePlace | null;
  /** The organisation on whose word it goes (E-02, E-03). */
  organisation: string;
  asked: Author;
  askedAt: number;
  status: ErasureStatus;
  /** Who withdrew, refused, agreed to or undid it, last. */
  decided: Author | null;
  decidedAt: number | null;
  /** Why it was refused. */
  answer: string | null;
  endsAt: number | null;
  kept: readonly KeptContent[];
  /** The position in the log of its last step (C-10). */
  changedSeq: number;
}

/** That an organisation holds the case (E-20). */
export interface HoldState {
  organisation: string;
  person: string;
  since: number;
  /** Null while it stands. */
  liftedAt: number | null;
  reason: string;
}
