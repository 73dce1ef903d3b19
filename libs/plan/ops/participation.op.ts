import type { CircleOp, Ground, PastSight } from '#contract';
import { absent, Refused } from '#kernel';
import { isDirector } from '../state/case-directors.js';
import { ORGANISATION_FIELD, partOpId } from '../state/stream-id.js';
import { assertCircle, circleChange, reasonIn } from './circle-context.js';
import { checkedGround } from './ground.js';
import { pastOf } from '../viewer.js';
import type { Draft, OpContext } from './op-context.js';
import { stayBegun } from './stay.op.js';
import { settledWithout } from './version.op.js';

type OpOf<K extends CircleOp['kind']> = Extract<CircleOp, { kind: K }>;

/** Puts an organisation in the case without being asked. Only set-up, and whoever begins a case, make these ops. */
export interface OrganisationAdmit {
  kind: 'organisation.admit';
  opId: string;
  organisation: string;
  ground: Ground;
  past: PastSight;
}

export function decideAdmit(ctx: OpContext, op: OrganisationAdmit): Draft[] {
  const { organisation, ground, past } = op;
  if (!ctx.directory.mayTakePart(organisation)) throw absent();
  if (ctx.state.takesPart(organisation)) throw new Refused('ORGANISATION_IN_CASE');
  return [
    stepOf(ctx, organisation, { ...op, kind: 'organisation.accepted', value: { ground, past } }),
  ];
}

/** Asks an organisation to take part (C-03, C-04). */
export function decideInvite(ctx: OpContext, op: OpOf<'organisation.invite'>): Draft[] {
  assertCircle(ctx, op.kind);
  const { status: caseStatus, safetyHouse } = ctx.state.case;
  if (caseStatus === 'DRAFT') throw new Refused('CASE_NOT_ACTIVE');
  assertOwnPast(ctx, op.past);
  const organisation = ctx.directory.organisation(op.organisation);
  if (!organisation || !ctx.directory.mayTakePart(organisation.id)) throw absent();
  const status = ctx.state.participation(organisation.id)?.status;
  if (status === 'INVITED' || status === 'ACCEPTED') throw new Refused('ORGANISATION_IN_CASE');
  const ground = checkedGround(op.ground, { type: organisation.type, safetyHouse, at: ctx.at });
  const value = { ground, past: op.past };
  return [stepOf(ctx, organisation.id, { ...op, kind: 'organisation.invited', value })];
}

/** Takes up an invitation, with the first people on the case (C-06). */
export function decideAccept(ctx: OpContext, op: OpOf<'organisation.accept'>): Draft[] {
  assertCircle(ctx, op.kind);
  assertInvited(ctx);
  const { organisation } = ctx.actor;
  const accepted = stepOf(ctx, organisation, { ...op, kind: 'organisation.accepted', value: {} });
  const stays = [...new Set(op.persons)].map((person, index) =>
    stayBegun(ctx, { opId: partOpId(op.opId, index), person, beginsAt: null, endsAt: null }),
  );
  return [accepted, ...stays];
}

export function decideDecline(ctx: OpContext, op: OpOf<'organisation.decline'>): Draft[] {
  assertCircle(ctx, op.kind);
  assertInvited(ctx);
  const value = { reason: reasonIn(op.reason) };
  return [stepOf(ctx, ctx.actor.organisation, { ...op, kind: 'organisation.declined', value })];
}

/** One's own organisation goes (C-08, C-09). */
export function decideLeave(ctx: OpContext, op: OpOf<'organisation.leave'>): Draft[] {
  assertCircle(ctx, op.kind);
  const { organisation } = ctx.actor;
  assertDirectorStays(ctx, organisation);
  assertNotLast(ctx, organisation);
  const reason = neededReason(op.reason);
  return [
    stepOf(ctx, organisation, { ...op, kind: 'organisation.left', value: { reason } }),
    ...settledWithout(ctx, op.opId, organisation),
  ];
}

/** Another organisation takes part no longer, or its invitation is withdrawn (C-09). */
export function decideEnd(ctx: OpContext, op: OpOf<'organisation.end'>): Draft[] {
  assertCircle(ctx, op.kind);
  const { organisation } = op;
  if (organisation === ctx.actor.organisation) throw new Refused('NOT_ALLOWED');
  const status = ctx.state.participation(organisation)?.status;
  if (status === undefined) throw absent();
  if (status !== 'INVITED' && status !== 'ACCEPTED') throw new Refused('ORGANISATION_NOT_IN_CASE');
  assertDirectorStays(ctx, organisation);
  const reason = neededReason(op.reason);
  return [
    stepOf(ctx, organisation, { ...op, kind: 'organisation.ended', value: { reason } }),
    ...settledWithout(ctx, op.opId, organisation),
  ];
}

/** Nobody shows another organisation more of the past than their own was shown (C-03). */
function assertOwnPast({ state, actor }: OpContext, past: PastSight): void {
  const own = pastOf(state, actor.organisation).sees;
  if (WIDENING.indexOf(past) > WIDENING.indexOf(own)) throw new Refused('PAST_TOO_WIDE');
}

const WIDENING: readonly PastSight[] = ['FROM_NOW', 'CURRENT', 'ALL'];

/** A case stays somebody's, a draft too: without anyone left nobody could ever reach it again (C-08). */
function assertNotLast({ state, at }: OpContext, organisation: string): void {
  const others = state.membersAt(at).some((member) => member.organisation !== organisation);
  if (!others) throw new Refused('LAST_ORGANISATION');
}

function assertInvited(ctx: OpContext): void {
  if (ctx.state.participation(ctx.actor.organisation)?.status !== 'INVITED') {
    throw new Refused('INVITATION_OVER');
  }
}

function assertDirectorStays(ctx: OpContext, organisation: string): void {
  const { state, at } = ctx;
  const own = state.membersAt(at).filter((member) => member.organisation === organisation);
  if (own.some(({ person }) => isDirector(state, person, at))) throw new Refused('DIRECTOR_STAYS');
}

function neededReason(reason: string | null): string {
  const given = reasonIn(reason);
  if (given === null) throw new Refused('REASON_NEEDED');
  return given;
}

/** The next step of an organisation in the case. */
export function stepOf(
  ctx: OpContext,
  organisation: string,
  { opId, kind, value }: Pick<Draft['change'], 'opId' | 'kind' | 'value'>,
): Draft {
  const place = { subject: organisation, field: ORGANISATION_FIELD };
  return { change: circleChange(ctx, place, { opId, kind, value }) };
}
