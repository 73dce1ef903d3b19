import { canonicalAudience, type Audience, type PresentedOrganisation } from '#contract';
import { Refused } from '#kernel';
import type { OpContext } from './op-context.js';

/** The organisations that take part in the case now: those of the people on it. */
export function caseOrganisations(ctx: OpContext): PresentedOrganisation[] {
  const ids = new Set(ctx.state.membersAt(ctx.at).map(({ organisation }) => organisation));
  return [...ids].flatMap((id) => ctx.directory.organisation(id) ?? []);
}

/** The audience as asked for, when it names organisations in the case and one's own among them. */
export function checkedAudience(ctx: OpContext, audience: Audience): Audience {
  if (audience.type === 'CASE_OPEN') return { type: 'CASE_OPEN' };
  const inCase = new Set(caseOrganisations(ctx).map(({ id }) => id));
  const { organisations } = audience;
  const fits =
    organisations.includes(ctx.actor.organisation) && organisations.every((id) => inCase.has(id));
  if (!fits) throw new Refused('AUDIENCE_INVALID');
  return canonicalAudience(audience);
}
