import {
  audiencesIn,
  canonicalAudience,
  type Audience,
  type PresentedOrganisation,
  type Section,
} from '#contract';
import { Refused } from '#kernel';
import type { OpContext } from './op-context.js';

/** The organisations that take part in the case now: those of the people on it. */
export function caseOrganisations(ctx: OpContext): PresentedOrganisation[] {
  const ids = new Set(ctx.state.membersAt(ctx.at).map(({ organisation }) => organisation));
  return [...ids].flatMap((id) => ctx.directory.organisation(id) ?? []);
}

/**
 * The audience as asked for, when the section allows its sort, and it names organisations or people in the case
 * and whoever asks for it among them.
 */
export function checkedAudience(ctx: OpContext, audience: Audience, section: Section): Audience {
  const fits = audiencesIn(section).includes(audience.type) && namesOneself(ctx, audience);
  if (!fits) throw new Refused('AUDIENCE_INVALID');
  return canonicalAudience(audience);
}

function namesOneself(ctx: OpContext, audience: Audience): boolean {
  switch (audience.type) {
    case 'ORG_LIST': {
      const inCase = new Set(caseOrganisations(ctx).map(({ id }) => id));
      const { organisations } = audience;
      return (
        organisations.includes(ctx.actor.organisation) &&
        organisations.every((id) => inCase.has(id))
      );
    }
    case 'NAMED_PERSONS': {
      const { persons } = audience;
      const areOnCase = persons.every((person) => ctx.state.isOnCase(person, ctx.at));
      return persons.includes(ctx.actor.person) && areOnCase;
    }
    case 'CASE_OPEN':
    case 'OWN_ORG':
      return true;
  }
}
