import type { EmergencyRole, FieldValue } from '#contract';
import { decide, type ViewerFacts } from '#access';
import type { BreakGlassState } from '../state/plan-shape.js';
import type { PlanState } from '../state/plan-state.js';

/** As what somebody is told of a use (K-34); nothing when it is none of their business. */
export function rolesIn(
  state: PlanState,
  facts: ViewerFacts,
  { person, use }: { person: string; use: BreakGlassState },
): EmergencyRole[] {
  if (!decide(facts, 'plan.read', { type: 'plan' })) return [];
  const roles: EmergencyRole[] = [];
  if (use.by.person === person) roles.push('USER');
  if (decide(facts, 'breakGlass.hear', { type: 'plan' })) roles.push('COORDINATOR');
  if (isDirector(state, person)) roles.push('DIRECTOR');
  return roles;
}

/** The regievoerder: whom an accepted item of case direction names. */
function isDirector(state: PlanState, person: string): boolean {
  return state
    .itemsIn('caseDirection')
    .filter(({ kind, removed }) => kind === 'caseDirection' && !removed)
    .some((item) => {
      const value = (field: string): FieldValue => {
        const { content } = state.streamOf(item, field);
        return content.type === 'value' ? content.value : null;
      };
      return value('status') === 'ACCEPTED' && namesPerson(value('director'), person);
    });
}

function namesPerson(value: FieldValue, person: string): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return value.sort === 'professional' && value.id === person;
}
