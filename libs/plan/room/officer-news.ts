import type { Directory } from '../directory.js';
import { waitsFor } from '../break-glass/stand-in.js';
import { PlanNow } from '../present/plan-now.js';
import type { PlanState } from '../state/plan-state.js';
import type { TouchedCircle } from './touched-circle.js';

/** Privacy officers of an organisation whose list says something else, besides those for whom it says the same. */
export interface OfficerNews {
  organisation: string;
  besides: readonly string[];
}

/** Of the reviews that wait, and of conflicts of interest, what says something else to privacy officers after a batch (K-20, K-37). */
export function officerNews(
  { before, after, at }: { before: PlanState; after: PlanState; at: number },
  touched: TouchedCircle,
  directory: Directory,
): OfficerNews[] {
  return [
    ...reviewNews(new PlanNow(before, directory, before.at), new PlanNow(after, directory, at)),
    ...[...touched.denials].flatMap((person) => conflictNews(before, after, person)),
    ...[...touched.erasures].flatMap((id) => erasureNews(after, id)),
  ];
}

function reviewNews(before: PlanNow, after: PlanNow): OfficerNews[] {
  return after.state.allEmergencies().flatMap((use) => {
    const [was, is] = [whatWaits(before, use.id), whatWaits(after, use.id)];
    if (was === is) return [];
    const { organisation, person } = use.by;
    // To whom the case is hidden from it always waits for a coordinator, to who pressed for another officer.
    const hidden = [was, is].includes('') ? [] : [...after.state.deniedPersons()];
    const own = [was, is].every((state) => state === 'END' || state === 'YOU') ? [person] : [];
    return [{ organisation, besides: [...hidden, ...own] }];
  });
}

/** To an officer who has nothing else to do with the use; nothing where it is concluded, or was not made yet. */
function whatWaits(plan: PlanNow, useId: string): string {
  const use = plan.state.emergency(useId);
  return use?.review === 'OPEN' ? waitsFor(plan, use, '') : '';
}

/** The person whom a report is about never reads it. */
function conflictNews(before: PlanState, after: PlanState, person: string): OfficerNews[] {
  const [was, is] = [before, after].map((state) => JSON.stringify(state.denial(person) ?? null));
  const organisation = (after.member(person) ?? before.member(person))?.organisation;
  if (was === is || organisation === undefined) return [];
  return [{ organisation, besides: [person] }];
}

/** Every step of one is news to those who decide on it, but for whom a conflict of interest shuts out of the case (E-04). */
function erasureNews(after: PlanState, id: string): OfficerNews[] {
  const erasure = after.book.erasure(id);
  if (!erasure) return [];
  return [{ organisation: erasure.organisation, besides: [...after.deniedPersons()] }];
}
