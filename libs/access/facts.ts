import type { Audience, OrganisationType, Section } from '#contract';

/** What a decision about a person looks at. Whoever asks loads the facts; the rules load nothing. */
export interface ViewerFacts {
  organisation: string;
  organisationType: OrganisationType;
  /** On the case by name at this moment, by the database's clock. */
  onCase: boolean;
}

/** A section, for adding to it and for knowing whether it may be named at all. */
export interface SectionSubject {
  type: 'section';
  section: Section;
}

/** An item, or a field of it. */
export interface ItemSubject {
  type: 'item';
  section: Section;
  audience: Audience;
  /** The organisation that added it. */
  owner: string;
}

/** The plan as a whole: its label, its members, presence in it. */
export interface PlanSubject {
  type: 'plan';
}

export type Subject = PlanSubject | SectionSubject | ItemSubject;
