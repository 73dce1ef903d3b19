import type { Directory } from '../directory.js';
import { membersOf } from '../state/apply-circle.js';
import type { PlanState } from '../state/plan-state.js';

/** Whose lists of cases say something else after a batch. Whoever's do not hears nothing. */
export interface CaseNews {
  /** For whom this case came into a list, left it, or stands in it otherwise. */
  persons: string[];
  /** Organisations whose list of cases to take in changed, for whoever takes in cases there. */
  organisations: string[];
  /** From whom the case is hidden, whatever they do for their organisation (K-01). */
  hiddenFrom: string[];
}

/** What a batch touched of who is on the case. */
export interface TouchedCircle {
  persons: ReadonlySet<string>;
  organisations: ReadonlySet<string>;
  denials: ReadonlySet<string>;
  case: boolean;
}

/** Undefined where no list changes. */
export function caseNews(
  { before, after, at }: { before: PlanState; after: PlanState; at: number },
  touched: TouchedCircle,
  directory: Directory,
): CaseNews | undefined {
  const everyone = touched.case ? [...after.allMembers()].map(({ person }) => person) : [];
  const candidates = new Set([...touched.persons, ...touched.denials, ...everyone]);
  const differs = (tell: (state: PlanState) => string): boolean => tell(before) !== tell(after);
  const persons = [...candidates].filter((person) =>
    differs((state) => asListed(state, person, at) + asTakenIn(state, person, directory)),
  );
  const around = [...touched.persons].flatMap((person) => after.member(person)?.organisation ?? []);
  const organisations = [...new Set([...touched.organisations, ...around])].filter((id) =>
    differs((state) => asOffered(state, id)),
  );
  if (persons.length + organisations.length === 0) return undefined;
  return { persons, organisations, hiddenFrom: [...after.deniedPersons()] };
}

/** What the list of one's own cases says of this one (C-30). */
function asListed(state: PlanState, person: string, at: number): string {
  return state.isOnCase(person, at) && !state.isDenied(person) ? state.case.status : '';
}

/** The same of the cases that an organisation takes in, for one person: only a denial makes it differ (K-01). */
function asTakenIn(state: PlanState, person: string, directory: Directory): string {
  const known = directory.person(person);
  const takesIn = known?.functions.includes('CASE_INTAKE') === true && !state.isDenied(person);
  return takesIn && isOffered(state, known.organisation) ? 'TAKEN_IN' : '';
}

/** What the list of cases to take in says of this one (C-05, C-07). */
function asOffered(state: PlanState, organisation: string): string {
  if (!isOffered(state, organisation)) return '';
  const { status, invitedAt } = state.participation(organisation) ?? {};
  const people = membersOf(state, organisation).map(({ person, endsAt }) => [person, endsAt]);
  return JSON.stringify([status, invitedAt, people]);
}

function isOffered(state: PlanState, organisation: string): boolean {
  const status = state.participation(organisation)?.status;
  return status === 'INVITED' || status === 'ACCEPTED';
}
