import type { ErasureBasis, ErasureSort, ErasureStatus } from '#contract';

/** What the screen says of terms and backups before anybody asks or agrees (E-14, E-41). */
export interface ErasureTerms {
  undoDays: number;
  backupDays: number;
}

/** An erasure, as people on the case are told of it (E-19). Moments are ISO 8601. */
export interface CaseErasure {
  id: string;
  sort: ErasureSort;
  /** Ids, which tell something only to who saw them. */
  items: readonly string[];
  basis: ErasureBasis;
  status: ErasureStatus;
  askedBy: string;
  askedOrganisation: string;
  askedAt: string;
  /** Which organisation answers, or did. */
  organisation: string;
  decidedAt: string | null;
  endsAt: string | null;
  /** For people of the organisation that asked; null for anyone else, and once it is destroyed. */
  reason: string | null;
  /** Why it was refused; for the same people. */
  answer: string | null;
  can: { withdraw: boolean; undo: boolean };
}

export interface CaseErasures extends ErasureTerms {
  /** Whether the reader may ask that the whole case goes, and it is archived. */
  mayAskCase: boolean;
  /** Items of which the reader may ask it: those that they see, of their own organisation, or all where they lead. */
  mayAsk: 'ALL' | 'OWN';
  erasures: CaseErasure[];
}

/** A request or record, as a privacy officer is told of it: no content (E-07). */
export interface OfficerErasure {
  id: string;
  caseNumber: string;
  sort: ErasureSort;
  /** How many items; 0 for a whole case. */
  items: number;
  basis: ErasureBasis;
  /** Null once it is destroyed. */
  reason: string | null;
  askedBy: string;
  askedOrganisation: string;
  askedAt: string;
  status: ErasureStatus;
  decidedBy: string | null;
  organisation: string;
  decidedAt: string | null;
  endsAt: string | null;
  destroyedAt: string | null;
  /** Until when backups can still hold it, counted from when it was or will be destroyed; null while nobody knows. */
  backupsUntil: string | null;
  /** Some organisation holds the case (E-21). */
  isHeld: boolean;
  can: { agree: boolean; refuse: boolean; undo: boolean };
}

export interface OfficerErasurePage extends ErasureTerms {
  erasures: OfficerErasure[];
  /** Give this as `after` for those before it; null where there is nothing more. */
  next: string | null;
}
