import { useMemo } from 'react';
import type { PresentedMember, PresentedOrganisation, PresentedSection } from '#contract';
import { useSay } from '../messages/use-say.js';
import { directoryOf, type Directory } from './directory.js';
import { useLive } from './plan.context.js';

const NO_ORGANISATIONS: PresentedOrganisation[] = [];
const NO_MEMBERS: PresentedMember[] = [];

/** The names in the open plan. Changes only when a name does, not with every edit elsewhere. */
export function useDirectory(): Directory {
  const say = useSay();
  const organisations = useLive((state) => state.plan?.organisations ?? NO_ORGANISATIONS);
  const members = useLive((state) => state.plan?.members ?? NO_MEMBERS);
  const circle = useLive((state) => state.plan?.circle);
  const persons = usePersons();
  return useMemo(
    () => directoryOf({ organisations, members, circle, sections: persons ? [persons] : [] }, say),
    [organisations, members, circle, persons, say],
  );
}

export function usePersons(): PresentedSection | undefined {
  return useLive((state) => state.plan?.sections.find(({ section }) => section === 'persons'));
}
