import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { decide } from '#access';
import { inPlan, inPlans } from '#history';
import { absent, CONFIG, Refused, RolePools, type Config, type Ctx } from '#kernel';
import { PlanReader, type ReadablePlan } from '../plan-reader.service.js';
import type { ItemState } from '../state/plan-shape.js';
import { itemSubject } from '../viewer.js';
import { ConflictMatcher } from './conflict-matcher.js';
import { ConflictTags, type KnownBy } from './conflict-tags.js';

const HOUR_SECONDS = 3600;

/** That the check was done for an involved person, and when (K-13). */
export interface CheckedPerson {
  item: string;
  enteredAt: string;
}

/** The tags of the people whom a case is about. */
@Injectable()
export class InvolvedTags {
  private readonly rate: RateLimiterPostgres;

  constructor(
    pool: pg.Pool,
    private readonly pools: RolePools,
    private readonly reader: PlanReader,
    private readonly tags: ConflictTags,
    private readonly matcher: ConflictMatcher,
    @Inject(CONFIG) { limits }: Config,
  ) {
    this.rate = new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'conflict_limit',
      tableCreated: true,
      keyPrefix: 'check',
      points: limits.conflictChecksPerHour,
      duration: HOUR_SECONDS,
    });
  }

  async list(ctx: Ctx, planId: string): Promise<CheckedPerson[]> {
    const plan = await this.reader.open(ctx, planId);
    const { rows } = await this.pools.rules.query<{ item_id: string; entered_at: Date }>(
      inPlan(planId),
      {
        text: `SELECT item_id, max(entered_at) AS entered_at FROM involved_tag WHERE plan_id = $1 GROUP BY item_id`,
        values: [planId],
      },
    );
    return rows
      .filter((row) => visiblePerson(plan, row.item_id) !== undefined)
      .map((row) => ({ item: row.item_id, enteredAt: row.entered_at.toISOString() }));
  }

  /**
   * Answers the same, and as soon, whatever is found (K-14).
   *
   * @throws Refused ABSENT, NOT_ALLOWED, VALUE_INVALID, RATE_LIMITED
   */
  async enter(
    ctx: Ctx,
    planId: string,
    { item, ...by }: KnownBy & { item: string },
  ): Promise<void> {
    const plan = await this.reader.open(ctx, planId);
    const person = visiblePerson(plan, item);
    if (!person) throw absent();
    if (!decide(plan.facts, 'item.edit', itemSubject(person))) throw new Refused('NOT_ALLOWED');
    const tags = this.tags.of(by);
    await this.spend(ctx.actor.person);
    await this.pools.writer.query(inPlans([planId]), {
      text: `WITH gone AS (
         DELETE FROM involved_tag WHERE plan_id = $1 AND item_id = $2 AND NOT (tag = ANY ($3::bytea[]))
       )
       INSERT INTO involved_tag (plan_id, item_id, tag) SELECT $1, $2, unnest($3::bytea[])
       ON CONFLICT (plan_id, item_id, tag) DO UPDATE SET entered_at = now()`,
      values: [planId, item, tags],
    });
    this.matcher.wake();
  }

  private async spend(person: string): Promise<void> {
    try {
      await this.rate.consume(person);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new Refused('RATE_LIMITED', { retryAfterMs: error.msBeforeNext });
    }
  }
}

function visiblePerson({ room, facts }: ReadablePlan, id: string): ItemState | undefined {
  const item = room.state.item(id);
  if (item?.kind !== 'involvedPerson' || item.removed) return undefined;
  return decide(facts, 'item.read', itemSubject(item)) ? item : undefined;
}
