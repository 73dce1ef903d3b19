import type { Audience } from '#contract';
import { DEMO_ORGANISATIONS, type DemoOrganisationType } from './demo-organisations.js';
import { DEMO_PEOPLE, type DemoPersonCode } from './demo-people.js';

/** Organisations, or people by name. */
export type DemoAudience =
  readonly DemoOrganisationType[] | { readonly persons: readonly DemoPersonCode[] };

export function audienceOf(audience: DemoAudience): Audience {
  return 'persons' in audience
    ? { type: 'NAMED_PERSONS', persons: audience.persons.map((code) => DEMO_PEOPLE[code].id) }
    : { type: 'ORG_LIST', organisations: audience.map((type) => DEMO_ORGANISATIONS[type].id) };
}

/** Whether an audience is meant for this person. */
export function isAmong(code: DemoPersonCode, audience: DemoAudience): boolean {
  return 'persons' in audience
    ? audience.persons.includes(code)
    : audience.some((type) => type === DEMO_PEOPLE[code].organisation);
}
