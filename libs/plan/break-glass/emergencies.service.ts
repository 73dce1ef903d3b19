import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import type { PresentedEmergency } from '#contract';
import { absent, CONFIG, type Config, type Ctx } from '#kernel';
import { PlanReader } from '../plan-reader.service.js';
import { BreakGlassEvents } from './break-glass-events.js';
import { emergencyContacts } from './emergency-contact.js';
import { isRunning, presentEmergencies } from './present-emergencies.js';

/** What the button opened: how the coordinators are reached; empty when none of them left anything. */
export interface EmergencyContact {
  contacts: string[];
  until: Date;
}

/** A use whose review is not done (K-37). */
export interface OpenReview {
  use: string;
  at: Date;
  isLate: boolean;
  /** For the safety coordinator: where to review it. Not for the privacy officer. */
  planId: string | null;
  /** Who pressed, for the privacy officer of their organisation. */
  person: string | null;
}

interface ReviewRow {
  use_id: string;
  at: Date;
  late: boolean;
  plan_id: string | null;
  person_id: string | null;
}

@Injectable()
export class Emergencies {
  constructor(
    private readonly pool: pg.Pool,
    private readonly reader: PlanReader,
    private readonly events: BreakGlassEvents,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Refused ABSENT */
  async list(ctx: Ctx, planId: string): Promise<PresentedEmergency[]> {
    const { room } = await this.reader.open(ctx, planId);
    return presentEmergencies(room.state, ctx.actor, room.now);
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
    if (!found || found.by.person !== person || !isRunning(found, room.now)) throw absent();
    await this.events.announce({ type: 'READ', ctx, planId, person, organisation, use });
    // Telling takes a moment, in which it may have ended.
    const { room: now } = await this.reader.find(ctx, planId, 'PLAN_READ');
    const still = now.state.emergency(use);
    if (!still || !isRunning(still, now.now)) throw absent();
    return { contacts: emergencyContacts(now.state), until: new Date(still.until) };
  }

  /** What waits for whoever asks, the oldest first. */
  async openReviews({ actor }: Ctx): Promise<OpenReview[]> {
    const { person, organisation, organisationType, functions } = actor;
    const isCoordinator =
      organisationType === 'SHELTER' && functions.includes('SAFETY_COORDINATOR');
    const { rows } = await this.pool.query<ReviewRow>(
      `SELECT use_id, at, at < now() - make_interval(days => $5) AS late,
              CASE WHEN mine THEN plan_id END AS plan_id, CASE WHEN NOT mine THEN person_id END AS person_id
       FROM (
         SELECT b.*, $3 AND b.person_id <> $1 AND EXISTS (
           SELECT FROM member m
           WHERE m.plan_id = b.plan_id AND m.person_id = $1 AND m.org_id = $2 AND m.begins_at <= now()
             AND (m.ends_at IS NULL OR now() < m.ends_at)
         ) AND NOT EXISTS (
           SELECT FROM denial d WHERE d.plan_id = b.plan_id AND d.person_id = $1 AND NOT d.lifted
         ) AS mine
         FROM break_glass b WHERE b.review = 'OPEN'
       ) AS uses
       WHERE mine OR ($4 AND org_id = $2)
       ORDER BY at, use_id`,
      [
        person,
        organisation,
        isCoordinator,
        functions.includes('PRIVACY_OFFICER'),
        this.config.emergency.reviewDays,
      ],
    );
    return rows.map((row) => ({
      use: row.use_id,
      at: row.at,
      isLate: row.late,
      planId: row.plan_id,
      person: row.person_id,
    }));
  }
}
