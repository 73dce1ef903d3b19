import {
  CASE_TRANSITIONS,
  isReadOnly,
  type CircleOpKind,
  type CircleRights,
  type PresentedCircle,
  type PresentedParticipation,
  type PresentedStay,
} from '#contract';
import { decideCircle, seesFrom, type Eyes } from '#access';
import type { Actor } from '#kernel';
import { circleFacts } from '../ops/circle-context.js';
import { leadersOf } from '../state/case-directors.js';
import type { MemberState, ParticipationState } from '../state/plan-shape.js';
import { openVersion } from '../version/answers.js';
import type { PlanNow } from './plan-now.js';
import { presentNewest } from './present-version.js';

/** The circle of the case as this viewer may see it; whoever is not on the case was turned away by the caller. */
export function presentCircle(plan: PlanNow, eyes: Eyes, actor: Actor): PresentedCircle {
  const { state } = plan;
  const { status, safetyHouse } = state.case;
  return {
    status,
    safetyHouse,
    isDirected: leadersOf(state, plan.at).length > 0,
    participations: [...state.allParticipations()]
      .filter((participation) => isShown(eyes, participation))
      .flatMap((participation) => presentParticipation(plan, participation) ?? [])
      .sort(byName),
    stays: [...state.allMembers()]
      .flatMap((member) => presentStay(plan, member) ?? [])
      .sort(byName),
    version: presentNewest(plan, eyes, actor),
    can: 'own' in eyes ? NOTHING : rightsOf(plan, actor),
  };
}

/** Who takes part or is asked to, is for all to know; who went before somebody came is history (C-10). */
function isShown(eyes: Eyes, { status, changedSeq }: ParticipationState): boolean {
  return status === 'ACCEPTED' || status === 'INVITED' || seesFrom(eyes, changedSeq);
}

function presentParticipation(
  plan: PlanNow,
  participation: ParticipationState,
): PresentedParticipation | undefined {
  const known = plan.directory.organisation(participation.organisation);
  if (!known) return undefined;
  const { organisation, status, ground, past, invitedBy, since, note } = participation;
  return {
    organisation,
    name: known.name,
    type: known.type,
    active: plan.directory.mayTakePart(organisation),
    status,
    ground,
    past,
    by: invitedBy,
    invitedAt: isoOf(participation.invitedAt),
    since: since && isoOf(since.at),
    changedAt: isoOf(participation.changedAt),
    note,
  };
}

function presentStay(plan: PlanNow, member: MemberState): PresentedStay | undefined {
  const { person, organisation, beginsAt, endsAt } = member;
  const isOver = endsAt !== null && endsAt <= plan.at;
  const known = plan.directory.person(person);
  if (isOver || !known || !plan.state.takesPart(organisation)) return undefined;
  return {
    person,
    organisation,
    name: known.name,
    function: known.function,
    beginsAt: isoOf(beginsAt),
    endsAt: endsAt === null ? null : isoOf(endsAt),
  };
}

const NOTHING: CircleRights = {
  invite: false,
  end: false,
  people: false,
  leave: false,
  statuses: [],
  mark: false,
  propose: false,
};

function rightsOf(plan: PlanNow, actor: Actor): CircleRights {
  const { state, at } = plan;
  const facts = circleFacts(state, actor, at);
  const may = (op: CircleOpKind): boolean => decideCircle(facts, op) === 'allowed';
  const { status } = state.case;
  const isOpen = !isReadOnly(status);
  return {
    invite: isOpen && status !== 'DRAFT' && may('organisation.invite'),
    end: isOpen && may('organisation.end'),
    people: isOpen && may('person.add'),
    leave: may('organisation.leave'),
    statuses: may('case.status') ? [...CASE_TRANSITIONS[status]] : [],
    mark: isOpen && may('case.mark'),
    propose: isOpen && status !== 'DRAFT' && !openVersion(state) && may('version.propose'),
  };
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}

/** The same order for everyone, whatever the names of two have in common. */
function byName<T extends { name: string; organisation: string; person?: string }>(a: T, b: T) {
  return a.name.localeCompare(b.name, 'nl') || (keyOf(a) < keyOf(b) ? -1 : 1);
}

function keyOf({ organisation, person = '' }: { organisation: string; person?: string }): string {
  return organisation + person;
}
