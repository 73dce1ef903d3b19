import type { Directory } from '../directory.js';
import type { PlanState } from '../state/plan-state.js';
import { officerNews, type OfficerNews } from './officer-news.js';
import type { TouchedCircle } from './touched-circle.js';

/** Whose lists of cases, or of reviews, say something else after a batch. Whoever's do not hears nothing. */
export interface CaseNews {
  /** For whom this case came into a list, left it, or stands in it otherwise, and who reviews a use of the emergency button. */
  persons: string[];
  /** Organisations whose list of cases to take in changed, for whoever takes in cases there. */
  intakes: string[];
  /** For the privacy officers of organisations: their lists of reviews and of conflicts of interest. */
  officers: OfficerNews[];
  /** From whom the case is hidden, whatever they do for their organisation (K-01). */
  hiddenFrom: string[];
}

/** Undefined where no list changes. */
export function caseNews(
  { before, after, at }: { before: PlanState; after: PlanState; at: number },
  touched: TouchedCircle,
  directory: Directory,
): CaseNews | undefined {
  const isForAll = touched.case || touched.organisations.size > 0 || touched.emergencies.size > 0;
  const everyone = isForAll ? [...after.allMembers()].map(({ person }) => person) : [];
  const candidates = new Set([...touched.persons, ...touched.denials, ...everyone]);
  const differs = (tell: (state: PlanState) => string): boolean => tell(before) !== tell(after);
  const persons = [...candidates].filter((person) =>
    differs(
      (state) =>
        asListed(state, person, at) +
        asTakenIn(state, person, directory) +
        asReviewed(state, { person, at, uses: touched.emergencies }, directory),
    ),
  );
  const intakes = [...touched.organisations].filter((id) =>
    differs((state) => asOffered(state, id)),
  );
  const isCircle = candidates.size > 0 || isForAll || touched.erasures.size > 0;
  const officers = isCircle ? officerNews({ before, after, at }, touched, directory) : [];
  if (persons.length + intakes.length + officers.length === 0) return undefined;
  return { persons, intakes, officers, hiddenFrom: [...after.deniedPersons()] };
}

/** What the list of one's own cases says of this one that everyone on it sees (C-30). */
function asListed(state: PlanState, person: string, at: number): string {
  if (!state.isOnCase(person, at) || state.isDenied(person)) return '';
  const circle = [...state.allParticipations()].filter(({ status }) => status === 'ACCEPTED');
  return [state.case.status, ...circle.map(({ organisation }) => organisation)].join();
}

/** Of the cases that an organisation takes in, for one person: only a denial makes it differ (K-01). */
function asTakenIn(state: PlanState, person: string, directory: Directory): string {
  const known = directory.person(person);
  const takesIn = known?.functions.includes('CASE_INTAKE') === true && !state.isDenied(person);
  return takesIn && isOffered(state, known.organisation) ? 'TAKEN_IN' : '';
}

/** Of the uses of the emergency button that a safety coordinator on the case is to review (K-34). */
function asReviewed(
  state: PlanState,
  { person, at, uses }: { person: string; at: number; uses: ReadonlySet<string> },
  directory: Directory,
): string {
  const known = directory.person(person);
  const type = known && directory.organisation(known.organisation)?.type;
  const reviews = type === 'SHELTER' && known?.functions.includes('SAFETY_COORDINATOR');
  if (reviews !== true || !state.isOnCase(person, at) || state.isDenied(person)) return '';
  return [...uses].map((use) => state.emergency(use)?.review ?? '').join();
}

/**
 * What the list of cases to take in says of this one (C-05, C-07). It names nobody: who of the organisation is on the case
 * also ends by the clock, and nobody is told of that (K-04).
 */
function asOffered(state: PlanState, organisation: string): string {
  if (!isOffered(state, organisation)) return '';
  const { status, invitedAt } = state.participation(organisation) ?? {};
  return `${status} ${invitedAt}`;
}

function isOffered(state: PlanState, organisation: string): boolean {
  const status = state.participation(organisation)?.status;
  return status === 'INVITED' || status === 'ACCEPTED';
}
