import type { PersonFunction, PresentedOrganisation } from '#contract';

export interface DirectoryPerson {
  id: string;
  name: string;
  function: string;
  functions: readonly PersonFunction[];
  organisation: string;
}

/** Names of people and organisations. `load` reads what is not known yet; the rest answers at once from what is. */
export interface Directory {
  load(people: readonly string[], organisations?: readonly string[]): Promise<void>;
  person(id: string): DirectoryPerson | undefined;
  organisation(id: string): PresentedOrganisation | undefined;
}
