import type { CaseOrganisationType } from '#contract';

/** An organisation as the platform administrator sees it: nothing of its people but whether somebody looks after them. */
export interface ManagedOrganisation {
  id: string;
  name: string;
  type: CaseOrganisationType;
  active: boolean;
  /** Whether an administrator of it accepted and is active: then nobody is invited from outside (I-73). */
  isManaged: boolean;
}

export interface OrganisationPage {
  organisations: ManagedOrganisation[];
  /** Where the next page begins; null on the last one. */
  next: string | null;
}

export interface OrganisationSearch {
  /** Part of the name; empty for all. */
  name: string;
  after?: string | undefined;
}

export interface NewOrganisation {
  name: string;
  type: CaseOrganisationType;
}
