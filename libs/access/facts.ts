import type { Audience, OrganisationType, PastSight, PersonFunction, PlanSection } from '#contract';

/** How far back somebody sees (C-10): `since` is the position in the log after which everything is theirs to see. */
export interface Past {
  sees: PastSight;
  since: number;
}

/** What a decision about a person looks at. Whoever asks loads the facts; the rules load nothing. */
export interface ViewerFacts {
  organisation: string;
  organisationType: OrganisationType;
  /** The functions that give this person a right in some section. */
  functions: readonly PersonFunction[];
  /**
   * The person, when some audience in this plan names them or once did; else null. Only who is named is told apart
   * from the rest of their organisation.
   */
  namedAs: string | null;
  /** On the case by name at this moment, by the database's clock. */
  onCase: boolean;
  /** What the organisation was given to see of the time before it took part. */
  past: Past;
  /** The case is closed: nobody changes anything in its plan (C-21). */
  isReadOnly: boolean;
  /** A conflict of interest shuts this person out, whatever else they may (K-01). */
  denied: boolean;
}

/**
 * Somebody else's eyes: what at least one of these people may read, as far as the viewer may read it, too. Reads
 * only, whatever they may do otherwise.
 */
export interface BorrowedSight {
  eyes: readonly ViewerFacts[];
  own: ViewerFacts;
}

/** Through whose eyes something is presented. */
export type Eyes = ViewerFacts | BorrowedSight;

/** A section, for adding to it and for knowing whether it may be named at all. */
export interface SectionSubject {
  type: 'section';
  section: PlanSection;
}

/** An item, or a field of it. */
export interface ItemSubject {
  type: 'item';
  section: PlanSection;
  audience: Audience;
  /** The organisation that added it. */
  owner: string;
  /** The position in the log at which it was added. */
  added: number;
  /** The one at which it was removed, while it is. */
  removed: number | null;
  /** It was erased: nobody reads or changes it, and its history tells that, and no more (E-14). */
  erased?: boolean;
  /** Of fields with an audience of their own: it narrows the one of the item and never widens it. */
  fieldAudiences?: Readonly<Record<string, Audience>>;
}

/** The plan as a whole: its label, its members, presence in it. */
export interface PlanSubject {
  type: 'plan';
}

export type Subject = PlanSubject | SectionSubject | ItemSubject;
