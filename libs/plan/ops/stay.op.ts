import type { CircleOp } from '#contract';
import { absent, Refused } from '#kernel';
import { isDirector } from '../state/case-directors.js';
import type { MemberState } from '../state/plan-shape.js';
import { MEMBER_FIELD } from '../state/stream-id.js';
import { assertCircle, circleChange } from './circle-context.js';
import type { Draft, OpContext } from './op-context.js';

type OpOf<K extends CircleOp['kind']> = Extract<CircleOp, { kind: K }>;

/** Puts a person on the case by name. Only set-up makes these ops. */
export interface MemberAdd {
  kind: 'member.add';
  opId: string;
  person: string;
  organisation: string;
  /** Unix milliseconds, or null for as long as nobody ends it. */
  endsAt: number | null;
}

/** Takes a person off the case, from this position of the log on. */
export interface MemberEnd {
  kind: 'member.end';
  opId: string;
  person: string;
}

/** As set-up does it: nobody's rights are asked, and the circle is held to (C-01). */
export function decideMember(ctx: OpContext, op: MemberAdd | MemberEnd): Draft[] {
  const place = { subject: op.person, field: MEMBER_FIELD };
  const { opId } = op;
  if (op.kind === 'member.end') {
    return [{ change: circleChange(ctx, place, { opId, kind: 'member.ended', value: {} }) }];
  }
  const { organisation, endsAt } = op;
  assertTakesPart(ctx, organisation);
  const value = { organisation, endsAt };
  return [{ change: circleChange(ctx, place, { opId, kind: 'member.added', value }) }];
}

/** Puts somebody of one's own organisation on the case (C-07). */
export function decidePersonAdd(ctx: OpContext, op: OpOf<'person.add'>): Draft[] {
  assertCircle(ctx, op.kind);
  assertTakesPart(ctx, ctx.actor.organisation);
  const { opId, person } = op;
  return [stayBegun(ctx, { opId, person, beginsAt: msOf(op.beginsAt), endsAt: msOf(op.endsAt) })];
}

/** Takes somebody of one's own organisation off the case, oneself among them (C-07, C-08). */
export function decidePersonEnd(ctx: OpContext, op: OpOf<'person.end'>): Draft[] {
  assertCircle(ctx, op.kind);
  const { state, actor, at } = ctx;
  const member = state.member(op.person);
  if (!member || !isGoingOn(ctx, member) || member.organisation !== actor.organisation)
    throw absent();
  if (isDirector(state, op.person, at)) throw new Refused('DIRECTOR_STAYS');
  const others = state
    .membersAt(at)
    .filter(
      ({ person, organisation }) => organisation === actor.organisation && person !== op.person,
    );
  if (others.length === 0 && state.isOnCase(op.person, at)) throw new Refused('LAST_PERSON');
  const place = { subject: op.person, field: MEMBER_FIELD };
  const change = { opId: op.opId, kind: 'member.ended', value: {} } as const;
  return [{ change: circleChange(ctx, place, change) }];
}

interface Stay {
  opId: string;
  person: string;
  /** Unix milliseconds; null for from now on, and for as long as nobody ends it. */
  beginsAt: number | null;
  endsAt: number | null;
}

/**
 * Somebody of the actor's organisation is on the case.
 *
 * @throws Refused ABSENT (nobody of ours), PERSON_IN_CASE, DATE_PASSED
 */
export function stayBegun(ctx: OpContext, { opId, person, beginsAt, endsAt }: Stay): Draft {
  const { state, actor, at } = ctx;
  const { organisation } = actor;
  const known = ctx.directory.person(person);
  if (known?.organisation !== organisation || !known.active) throw absent();
  const member = state.member(person);
  // Who came along with an organisation that took part before is off the case with it (C-09).
  if (member && isGoingOn(ctx, member) && state.takesPart(member.organisation))
    throw new Refused('PERSON_IN_CASE');
  if (endsAt !== null && endsAt <= Math.max(at, beginsAt ?? at)) throw new Refused('DATE_PASSED');
  const isLater = beginsAt !== null && beginsAt > at;
  const value = { organisation, endsAt, ...(isLater && { beginsAt }) };
  const place = { subject: person, field: MEMBER_FIELD };
  return { change: circleChange(ctx, place, { opId, kind: 'member.added', value }) };
}

/** One who is not shown on the case any more is like one whose time is over (K-04). */
function isGoingOn({ state, at }: OpContext, { person, endsAt }: MemberState): boolean {
  return state.denial(person)?.unlisted !== true && (endsAt === null || at < endsAt);
}

function assertTakesPart(ctx: OpContext, organisation: string): void {
  if (!ctx.state.takesPart(organisation)) throw new Refused('ORGANISATION_NOT_IN_CASE');
}

function msOf(moment: string | null): number | null {
  return moment === null ? null : Date.parse(moment);
}
