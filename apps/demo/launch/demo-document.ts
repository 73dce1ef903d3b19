import {
  CONFERENCE_CASE,
  DEMO_ORGANISATIONS,
  DEMO_PEOPLE,
  DEMO_PERSON_CODES,
  type DemoOrganisation,
  type DemoPersonCode,
} from '../demo-case/index.js';

export interface DemoPersonLink {
  code: DemoPersonCode;
  name: string;
  function: string;
  organisation: DemoOrganisation;
  /** Whether this person is on the case that the conference is about. */
  onCase: boolean;
  /** Signs in on a host of the person's own: four windows of one browser hold four sessions. */
  signIn: string;
  /** The same by address, for browsers and tools that do not know such hosts. One session per browser. */
  signInByAddress: string;
}

export interface DemoPlan {
  id: string;
  caseNumber: string;
  label: string;
}

/** All that somebody or something needs to work with a running demo; what `--json` prints. */
export interface DemoDocument {
  demo: true;
  url: string;
  port: number;
  graphql: string;
  live: string;
  ready: string;
  /** Process ids; `postgres` is null with a database of `DATABASE_URL`. */
  processes: { launcher: number; server: number; signer: number; postgres: number | null };
  /** Null with a database of `DATABASE_URL`. */
  databasePort: number | null;
  data: string;
  log: string;
  people: DemoPersonLink[];
  /** The plan of the conference. */
  planId: string;
  plans: DemoPlan[];
  startedInMs: number;
}

export function peopleLinks(port: number): DemoPersonLink[] {
  return DEMO_PERSON_CODES.map((code) => {
    const { name, function: role, organisation } = DEMO_PEOPLE[code];
    const path = `/demo/sign-in?person=${code}`;
    return {
      code,
      name,
      function: role,
      organisation: DEMO_ORGANISATIONS[organisation],
      onCase: CONFERENCE_CASE.members.includes(code),
      signIn: `http://${code.toLowerCase()}.localhost:${port}${path}`,
      signInByAddress: `http://127.0.0.1:${port}${path}`,
    };
  });
}
