import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { CircleOp, Limits, Op, OpResult } from '#contract';
import { decide } from '#access';
import type { AccessLog } from '#access-log';
import { absent, Refused, type Ctx } from '#kernel';
import { BreakGlassDoor } from './break-glass/break-glass-door.js';
import type { AdministrationOp } from './ops/decide-op.js';
import { PlanRooms } from './room/plan-rooms.js';
import type { PlanRoom } from './room/plan-room.js';
import { viewerFacts } from './viewer.js';

type Review = Extract<Op, { kind: 'breakGlass.review' }>;

const RATE_SECONDS = 10;

export interface WriterDependencies {
  limits: Limits;
  accessLog: AccessLog;
  door: BreakGlassDoor;
}

/** The one door for writing: every change of a plan, from whichever channel, goes through here. */
@Injectable()
export class PlanWriter {
  private readonly rate: RateLimiterMemory;

  constructor(
    private readonly rooms: PlanRooms,
    private readonly deps: WriterDependencies,
  ) {
    const points = deps.limits.opsPer10Seconds;
    this.rate = new RateLimiterMemory({ points, duration: RATE_SECONDS });
  }

  /**
   * Stores the ops that may be stored and answers each, in order, after COMMIT.
   *
   * @throws Refused ABSENT (no such plan, or not for you), MALFORMED (too many ops at once), RATE_LIMITED, STEP_UP_NEEDED
   */
  async submit(ctx: Ctx, planId: string, ops: readonly Op[]): Promise<OpResult[]> {
    return this.deps.door.guard(ctx, { planId, ops }, async () => {
      const room = await this.writableRoom(ctx, planId);
      if (ops.length > this.deps.limits.opsPerSubmit) throw new Refused('MALFORMED');
      await this.spend(ctx.actor.person, ops.length);
      await this.deps.door.assertMayPress(ctx, ops);
      const results = await room.submit(ctx.actor, ops);
      if (results.some(isAttempt)) {
        await this.deps.accessLog.record(ctx, { kind: 'PLAN_EDIT', planId, reason: 'NOT_ALLOWED' });
      }
      return results;
    });
  }

  /**
   * Stores one change of the circle, of somebody who is on the case or takes in cases for their organisation.
   *
   * @throws Refused ABSENT (no such plan, or not for you: by the same path), RATE_LIMITED
   */
  async changeCircle(ctx: Ctx, planId: string, op: CircleOp): Promise<OpResult> {
    await this.spend(ctx.actor.person, 1);
    const room = await this.rooms.freshRoom(planId);
    if (!room) throw absent();
    await room.deps.directory.load(personsOf(op), 'organisation' in op ? [op.organisation] : []);
    const [result] = await room.submit(ctx.actor, [op]);
    if (!result || (!result.ok && result.error.code === 'ABSENT')) throw absent();
    return result;
  }

  /**
   * Who is on the case or shut out of it, and how it begins. Comes from administration, set-up and the server itself, never
   * from a message of a client.
   */
  async administer(
    ctx: Ctx,
    planId: string,
    ops: readonly AdministrationOp[],
  ): Promise<OpResult[]> {
    const room = await this.rooms.freshRoom(planId);
    if (!room) throw absent();
    const people = ops.flatMap((op) => [
      ...('person' in op ? [op.person] : []),
      ...('successor' in op ? [op.successor.person] : []),
    ]);
    const organisations = ops.flatMap((op) => ('organisation' in op ? [op.organisation] : []));
    await room.deps.directory.load([...people, ctx.actor.person], organisations);
    return room.submit(ctx.actor, ops);
  }

  /**
   * Concludes a review for the privacy officer of whoever pressed, who need not be on the case (K-36).
   *
   * @throws Refused ABSENT (no such plan, or not theirs), RATE_LIMITED
   */
  async standIn(ctx: Ctx, planId: string, review: Review): Promise<OpResult> {
    const [result] = await this.deps.door.guard(ctx, { planId, ops: [review] }, async () => {
      await this.spend(ctx.actor.person, 1);
      return this.administer(ctx, planId, [{ ...review, standIn: true }]);
    });
    if (!result || (!result.ok && result.error.code === 'ABSENT')) throw absent();
    return result;
  }

  /** A cached plan may not know yet that somebody was put on the case: it is read again before anyone is turned away. */
  private async writableRoom(ctx: Ctx, planId: string): Promise<PlanRoom> {
    const room = await this.rooms.room(planId);
    if (room && mayWrite(room, ctx.actor)) return room;
    await room?.refresh();
    if (room && mayWrite(room, ctx.actor)) return room;
    await this.deps.accessLog.record(ctx, { kind: 'PLAN_EDIT', planId, reason: 'ABSENT' });
    throw absent();
  }

  private async spend(person: string, ops: number): Promise<void> {
    try {
      await this.rate.consume(person, ops);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new Refused('RATE_LIMITED', { retryAfterMs: error.msBeforeNext });
    }
  }
}

function mayWrite(room: PlanRoom, actor: Ctx['actor']): boolean {
  const facts = viewerFacts(room.state, actor, room.now);
  return decide(facts, 'plan.write', { type: 'plan' });
}

function personsOf(op: CircleOp): readonly string[] {
  if (op.kind === 'organisation.accept') return op.persons;
  return 'person' in op ? [op.person] : [];
}

/** Whether it asked for what is not theirs to do. What is absent is told as not allowed: it may be there for others (W-04). */
function isAttempt(result: OpResult): boolean {
  return !result.ok && ['NOT_ALLOWED', 'ABSENT'].includes(result.error.code);
}
