import type { EmergencyRole, PresentedEmergency } from '#contract';
import type { Actor } from '#kernel';
import type { PlanNow } from '../present/plan-now.js';
import type { BreakGlassState } from '../state/plan-shape.js';
import { viewerFacts } from '../viewer.js';
import { rolesIn } from './emergency-roles.js';
import { isRunning } from './running.js';
import { isCoordinated } from './stand-in.js';

/** The uses of the button that are this person's business, the last one first (K-34). To everyone else there are none. */
export function presentEmergencies(plan: PlanNow, actor: Actor): PresentedEmergency[] {
  const { state, at } = plan;
  const uses = state.allEmergencies();
  if (uses.length === 0) return [];
  const facts = viewerFacts(state, actor, at);
  return uses.flatMap((use) =>
    rolesIn(state, facts, { person: actor.person, use, at })
      // The regievoerder's notice stands until they saw it (K-35).
      .filter((role) => role !== 'DIRECTOR' || !use.seenBy.includes(actor.person))
      .map((role) => presentAs(plan, role, use)),
  );
}

function presentAs(plan: PlanNow, role: EmergencyRole, use: BreakGlassState): PresentedEmergency {
  const head = { use: use.id, role, at: new Date(use.at).toISOString() };
  if (role === 'DIRECTOR') return { ...head, isCoordinated: isCoordinated(plan, use) };
  const { by, reason, review, conclusion } = use;
  const until = isRunning(plan.state, use, plan.at) ? new Date(use.until).toISOString() : null;
  const name = plan.directory.person(by.person)?.name;
  const organisation = plan.directory.organisation(by.organisation)?.name;
  return {
    ...head,
    until,
    by,
    ...(name !== undefined && { name }),
    ...(organisation !== undefined && { organisation }),
    reason,
    review,
    ...(conclusion !== null && { conclusion }),
  };
}
