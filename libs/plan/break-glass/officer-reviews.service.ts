import { Inject, Injectable } from '@nestjs/common';
import type { Op, OpResult } from '#contract';
import { AccessLog } from '#access-log';
import { asReader } from '#history';
import { StepUpService } from '#identity';
import { absent, CONFIG, RolePools, type Actor, type Config, type Ctx } from '#kernel';
import { PlanWriter } from '../plan-writer.service.js';
import type { PlanRoom } from '../room/plan-room.js';
import { PlanRooms } from '../room/plan-rooms.js';
import type { BreakGlassState } from '../state/plan-shape.js';
import { lateAfter, type OpenReview } from './open-review.js';
import { waitsFor } from './stand-in.js';

type Review = Extract<Op, { kind: 'breakGlass.review' }>;

interface FollowedRow {
  use_id: string;
  plan_id: string;
  at: Date;
  late: boolean;
  person_id: string;
}

interface Found {
  planId: string;
  room: PlanRoom;
  use: BreakGlassState;
}

/** Reviews of what colleagues pressed, for the privacy officer of the organisation. Which case it was is told to nobody here. */
@Injectable()
export class OfficerReviews {
  // Six things that Nest hands over.
  constructor(
    private readonly pools: RolePools,
    private readonly rooms: PlanRooms,
    private readonly writer: PlanWriter,
    private readonly stepUp: StepUpService,
    private readonly accessLog: AccessLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Those that are not concluded, in no order. To whoever is no officer there are none. */
  async open(actor: Actor): Promise<OpenReview[]> {
    if (!isOfficer(actor)) return [];
    const { rows } = await this.pools.officer.query<FollowedRow>(asReader(actor), {
      text: `SELECT use_id, plan_id, at, ${lateAfter('$1')} AS late, person_id
             FROM break_glass WHERE review = 'OPEN' AND org_id = $2`,
      values: [this.config.emergency.reviewDays, actor.organisation],
    });
    const reviews = await Promise.all(rows.map((row) => this.reviewOf(actor, row)));
    return reviews.flatMap((review) => review ?? []);
  }

  /**
   * Why it was pressed, for the officer who is to conclude it; a line in the access log first (W-08).
   *
   * @throws Refused ABSENT, UNAVAILABLE
   */
  async reason(ctx: Ctx, useId: string): Promise<string> {
    const found = await this.find(ctx.actor, useId);
    if (found?.use.review !== 'OPEN' || whoseIs(found, ctx.actor) !== 'YOU') throw absent();
    await this.accessLog.record(ctx, { kind: 'BREAK_GLASS', planId: found.planId });
    return found.use.reason;
  }

  /** @throws Refused ABSENT, STEP_UP_NEEDED, RATE_LIMITED */
  async conclude(ctx: Ctx, review: Review): Promise<OpResult> {
    const found = await this.find(ctx.actor, review.use);
    if (!found) throw absent();
    await this.stepUp.assertSteppedUp({ id: ctx.session });
    return this.writer.standIn(ctx, found.planId, review);
  }

  private async reviewOf(actor: Actor, row: FollowedRow): Promise<OpenReview | undefined> {
    const found = await this.load(row);
    if (!found) return undefined;
    return {
      use: row.use_id,
      at: row.at,
      isLate: row.late,
      planId: null,
      person: row.person_id,
      waitsFor: whoseIs(found, actor),
    };
  }

  private async find(actor: Actor, useId: string): Promise<Found | undefined> {
    if (!isOfficer(actor)) return undefined;
    const { rows } = await this.pools.officer.query<Pick<FollowedRow, 'use_id' | 'plan_id'>>(
      asReader(actor),
      {
        text: 'SELECT use_id, plan_id FROM break_glass WHERE use_id = $1 AND org_id = $2',
        values: [useId, actor.organisation],
      },
    );
    const [row] = rows;
    return row && this.load(row);
  }

  private async load({
    plan_id: planId,
    use_id: useId,
  }: Pick<FollowedRow, 'use_id' | 'plan_id'>): Promise<Found | undefined> {
    const room = await this.rooms.freshRoom(planId);
    const use = room?.state.emergency(useId);
    if (!room || !use) return undefined;
    await room.deps.directory.load([...room.state.allMembers()].map(({ person }) => person));
    return { planId, room, use };
  }
}

function isOfficer({ functions }: Actor): boolean {
  return functions.includes('PRIVACY_OFFICER');
}

function whoseIs({ room, use }: Found, { person }: Actor) {
  return waitsFor(room.present, use, person);
}
