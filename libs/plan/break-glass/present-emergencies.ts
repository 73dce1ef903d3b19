import type { EmergencyRole, PresentedEmergency } from '#contract';
import type { Actor } from '#kernel';
import type { BreakGlassState } from '../state/plan-shape.js';
import type { PlanState } from '../state/plan-state.js';
import { viewerFacts } from '../viewer.js';
import { rolesIn } from './emergency-roles.js';

/** The uses of the button that are this person's business, the last one first (K-34). To everyone else there are none. */
export function presentEmergencies(
  state: PlanState,
  actor: Actor,
  at: number,
): PresentedEmergency[] {
  const uses = state.allEmergencies();
  if (uses.length === 0) return [];
  const facts = viewerFacts(state, actor, at);
  return uses.flatMap((use) =>
    rolesIn(state, facts, { person: actor.person, use, at })
      // The regievoerder's notice stands until they saw it (K-35).
      .filter((role) => role !== 'DIRECTOR' || !use.seenBy.includes(actor.person))
      .map((role) => presentAs(state, { role, use }, at)),
  );
}

/** Not longer than whoever pressed is on the case. */
export function isRunning(
  state: PlanState,
  { by, endedAt, until }: BreakGlassState,
  at: number,
): boolean {
  return endedAt === null && at < until && state.isOnCase(by.person, at);
}

function presentAs(
  state: PlanState,
  { role, use }: { role: EmergencyRole; use: BreakGlassState },
  at: number,
): PresentedEmergency {
  const head = { use: use.id, role, at: new Date(use.at).toISOString() };
  if (role === 'DIRECTOR') return head;
  const { by, reason, review, conclusion } = use;
  const until = isRunning(state, use, at) ? new Date(use.until).toISOString() : null;
  return { ...head, until, by, reason, review, ...(conclusion !== null && { conclusion }) };
}
