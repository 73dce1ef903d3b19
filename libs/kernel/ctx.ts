import type { AccessPoint, OrganisationType, PersonFunction } from '#contract';

/** Who acts: a person for one organisation, as the session says. */
export interface Actor {
  person: string;
  organisation: string;
  organisationType: OrganisationType;
  /** Codes of what the person is there; some sections ask for one. */
  functions: readonly PersonFunction[];
}

/** What every service takes first: who acts, and the request that the log can be searched by. */
export interface Ctx {
  actor: Actor;
  requestId: string;
  /** The way in that was used; absent when the program itself acts, as when it loads the demo. */
  accessPoint?: AccessPoint;
  /** The session, where there is one: for what takes a fresh second factor. */
  session?: string;
}
