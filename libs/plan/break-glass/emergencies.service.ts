import { Inject, Injectable } from '@nestjs/common';
import type { PresentedEmergency } from '#contract';
import { asReader } from '#history';
import { absent, CONFIG, RolePools, type Actor, type Config, type Ctx } from '#kernel';
import { PlanReader } from '../plan-reader.service.js';
import { BreakGlassEvents } from './break-glass-events.js';
import { emergencyContacts } from './emergency-contact.js';
import { OfficerReviews } from './officer-reviews.service.js';
import { lateAfter, type OpenReview } from './open-review.js';
import { presentEmergencies } from './present-emergencies.js';
import { isRunning } from './running.js';

/** What the button opened: how the coordinators are reached; empty when none of them left anything. */
export interface EmergencyContact {
  contacts: string[];
  until: Date;
}

interface ReviewRow {
  use_id: string;
  at: Date;
  late: boolean;
  plan_id: string;
}

@Injectable()
export class Emergencies {
  constructor(
    private readonly pools: RolePools,
    private readonly reader: PlanReader,
    private readonly events: BreakGlassEvents,
    private readonly officers: OfficerReviews,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** As of `now`, in Unix milliseconds. @throws Refused ABSENT */
  async list(
    ctx: Ctx,
    planId: string,
  ): Promise<{ emergencies: PresentedEmergency[]; now: number }> {
    const { room } = await this.reader.open(ctx, planId);
    const { now } = room;
    return { emergencies: presentEmergencies(room.present, ctx.actor), now };
  }

  /**
   * The only way to the contact (K-33): for whoever pressed, until it is over.
   *
   * @throws Refused ABSENT
   */
  async contact(ctx: Ctx, planId: string, use: string): Promise<EmergencyContact> {
    // The line of the emergency is the line of this reading.
    const { room } = await this.reader.find(ctx, planId, 'PLAN_READ');
    const found = room.state.emergency(use);
    const { person, organisation } = ctx.actor;
    if (!found || found.by.person !== person || !isRunning(room.state, found, room.now))
      throw absent();
    await this.events.announce({ type: 'READ', ctx, planId, person, organisation, use });
    // Telling takes a moment, in which it may have ended.
    const { room: now } = await this.reader.find(ctx, planId, 'PLAN_READ');
    const still = now.state.emergency(use);
    if (!still || !isRunning(now.state, still, now.now)) throw absent();
    return { contacts: emergencyContacts(now.state), until: new Date(still.until) };
  }

  /** What waits for whoever asks, the oldest first. */
  async openReviews({ actor }: Ctx): Promise<OpenReview[]> {
    const toReview = await this.toReview(actor);
    const mine = new Set(toReview.map(({ use }) => use));
    const followed = await this.officers.open(actor);
    return [...toReview, ...followed.filter(({ use }) => !mine.has(use))].sort(
      (a, b) => a.at.getTime() - b.at.getTime() || a.use.localeCompare(b.use),
    );
  }

  /** Of the plans that a safety coordinator is on, and pressed by somebody else. */
  private async toReview(actor: Actor): Promise<OpenReview[]> {
    const { organisationType, functions } = actor;
    if (organisationType !== 'SHELTER' || !functions.includes('SAFETY_COORDINATOR')) return [];
    const { rows } = await this.pools.reader.query<ReviewRow>(asReader(actor), {
      text: `SELECT use_id, at, ${lateAfter('$1')} AS late, break_glass.plan_id
             FROM break_glass JOIN member USING (plan_id)
             JOIN participation AS own
               ON own.plan_id = member.plan_id AND own.org_id = member.org_id AND own.status = 'ACCEPTED'
             WHERE review = 'OPEN' AND break_glass.person_id <> $2 AND member.person_id = $2 AND member.org_id = $3
               AND member.begins_at <= now() AND (member.ends_at IS NULL OR now() < member.ends_at)
               AND NOT EXISTS (SELECT FROM denial AS d
                               WHERE d.plan_id = break_glass.plan_id AND d.person_id = $2 AND NOT d.lifted)`,
      values: [this.config.emergency.reviewDays, actor.person, actor.organisation],
    });
    return rows.map(({ use_id: use, at, late, plan_id: planId }) => {
      return { use, at, isLate: late, planId, person: null, waitsFor: 'YOU' };
    });
  }
}
