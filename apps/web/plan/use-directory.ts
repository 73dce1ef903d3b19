import { useMemo } from 'react';
import type { PresentedMember, PresentedOrganisation } from '#contract';
import { useSay } from '../messages/use-say.js';
import { directoryOf, involvedPeople, type Directory, type InvolvedPerson } from './directory.js';
import { useLive } from './plan.context.js';

const NO_ORGANISATIONS: PresentedOrganisation[] = [];
const NO_MEMBERS: PresentedMember[] = [];

/** The names in the open plan. Changes only when a name does, not with every edit elsewhere. */
export function useDirectory(): Directory {
  const say = useSay();
  const organisations = useLive((state) => state.plan?.organisations ?? NO_ORGANISATIONS);
  const members = useLive((state) => state.plan?.members ?? NO_MEMBERS);
  const circle = useLive((state) => state.plan?.circle);
  const involved = useInvolved();
  return useMemo(
    () => directoryOf({ organisations, members, circle, involved }, say),
    [organisations, members, circle, involved, say],
  );
}

/** The people whom the plan is about; the same list until one of them comes, goes or is called otherwise. */
export function useInvolved(): readonly InvolvedPerson[] {
  return useLive((state) => involvedPeople(state.plan?.sections ?? []), isSameNames);
}

function isSameNames(a: readonly InvolvedPerson[], b: readonly InvolvedPerson[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
