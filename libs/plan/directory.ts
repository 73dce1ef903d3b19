import type { PersonFunction, PresentedOrganisation } from '#contract';

export interface DirectoryPerson {
  id: string;
  name: string;
  function: string;
  functions: readonly PersonFunction[];
  organisation: string;
  /** False of somebody who was blocked. */
  active: boolean;
}

/** Names of people and organisations. `load` reads what is not known yet; the rest answers at once from what is. */
export interface Directory {
  load(people: readonly string[], organisations?: readonly string[]): Promise<void>;
  person(id: string): DirectoryPerson | undefined;
  organisation(id: string): PresentedOrganisation | undefined;
  /** Whether it can be asked into a case: not that of the platform, and not one that is over (I-70, I-72). */
  mayTakePart(organisation: string): boolean;
}
