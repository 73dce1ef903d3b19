import { useState } from 'react';
import type { Audience, AudienceType } from '#contract';
import { useLive } from '../plan/plan.context.js';

export interface ChosenAudience {
  readonly audience: Audience;
  readonly setType: (type: AudienceType) => void;
  readonly setOrganisations: (ids: string[]) => void;
  readonly setPersons: (ids: string[]) => void;
}

/**
 * Begins with who sees it now; what was chosen of one sort stays chosen while one looks at another. Oneself is always
 * among them, and whoever left the case is not.
 */
export function useChosenAudience(now: Audience, owner: string): ChosenAudience {
  const everyone = useLive((state) => state.plan?.organisations);
  const members = useLive((state) => state.plan?.members);
  const you = useLive((state) => state.plan?.you.person);
  const [type, setType] = useState<AudienceType>(now.type);
  const [organisations, setOrganisations] = useState(
    now.type === 'ORG_LIST' ? now.organisations : (everyone ?? []).map(({ id }) => id),
  );
  const [persons, setPersons] = useState(now.type === 'NAMED_PERSONS' ? now.persons : []);
  const onCase = new Set((members ?? []).map(({ person }) => person));
  const named = [...new Set([...(you === undefined ? [] : [you]), ...persons])].filter((id) =>
    onCase.has(id),
  );
  const audiences: Readonly<Record<AudienceType, Audience>> = {
    CASE_OPEN: { type: 'CASE_OPEN' },
    ORG_LIST: { type: 'ORG_LIST', organisations: [...new Set([owner, ...organisations])] },
    NAMED_PERSONS: { type: 'NAMED_PERSONS', persons: named },
    OWN_ORG: { type: 'OWN_ORG' },
  };
  return { audience: audiences[type], setType, setOrganisations, setPersons };
}
