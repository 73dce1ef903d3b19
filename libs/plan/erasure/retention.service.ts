import { Injectable } from '@nestjs/common';
import pg from 'pg';
import type { RecordKind, RetentionPolicy, RetentionStart } from '#contract';
import { AccessLog } from '#access-log';
import { asReader, plansClosedTo } from '#history';
import { Administrator, StepUpService } from '#identity';
import { pageSize, Refused, RolePools, type Ctx } from '#kernel';
import { PlanRooms } from '../room/plan-rooms.js';
import { leadingOrganisation } from './erasure-facts.js';
import { withLine } from './erasure-lines.js';
import { assertOfficer } from './officer-erasures.service.js';
import { monthsAfter } from './retention-term.js';
import { RetentionTerms } from './retention-terms.js';

/** A case whose term for keeping is over (E-31). Moments are ISO 8601. */
export interface DueCase {
  planId: string;
  caseNumber: string;
  status: 'CLOSED' | 'ARCHIVED';
  closedAt: string;
  /** When the term was over. */
  dueAt: string;
  isHeld: boolean;
  /** An erasure of it was asked or is in its term. */
  isAsked: boolean;
}

export interface DueCasePage {
  cases: DueCase[];
  /** Give this as `after` for those after it; null where there is nothing more. */
  next: string | null;
}

interface DueRow {
  plan_id: string;
  case_number: string;
  status: 'CLOSED' | 'ARCHIVED';
  closed_at: Date;
}

const MOST_AT_ONCE = 50;

/** How long organisations keep what they record, as they set it themselves, and what is due by it. */
@Injectable()
export class Retention {
  // Seven things that Nest hands over.
  constructor(
    private readonly pool: pg.Pool,
    private readonly pools: RolePools,
    private readonly rooms: PlanRooms,
    private readonly terms: RetentionTerms,
    private readonly administrator: Administrator,
    private readonly stepUp: StepUpService,
    private readonly accessLog: AccessLog,
  ) {}

  /** For whoever sets them, and whoever goes by them. @throws Refused NOT_ALLOWED */
  async policies(ctx: Ctx): Promise<RetentionPolicy[]> {
    return withLine(this.accessLog, ctx, { kind: 'RETENTION_READ' }, async () => {
      const isOfficer = ctx.actor.functions.includes('PRIVACY_OFFICER');
      if (!isOfficer && !(await this.administrator.is(ctx))) throw new Refused('NOT_ALLOWED');
      return this.terms.of(ctx.actor.organisation);
    });
  }

  /** With a fresh second factor. @throws Refused NOT_ALLOWED, STEP_UP_NEEDED */
  async set(ctx: Ctx, { recordKind, months, starts }: RetentionPolicy): Promise<void> {
    await this.changed(ctx, async () => {
      await this.pool.query(
        `INSERT INTO retention_policy (org_id, record_kind, months, starts, set_by) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (org_id, record_kind)
         DO UPDATE SET months = EXCLUDED.months, starts = EXCLUDED.starts, set_by = EXCLUDED.set_by, set_at = now()`,
        [ctx.actor.organisation, recordKind, months, starts, ctx.actor.person],
      );
    });
  }

  /** From here on nothing of the kind is due. @throws as `set` */
  async unset(ctx: Ctx, recordKind: RecordKind): Promise<void> {
    await this.changed(ctx, async () => {
      await this.pool.query('DELETE FROM retention_policy WHERE org_id = $1 AND record_kind = $2', [
        ctx.actor.organisation,
        recordKind,
      ]);
    });
  }

  /** In the order of case numbers. @throws Refused NOT_ALLOWED, MALFORMED */
  async due(
    ctx: Ctx,
    { first, after }: { first: number; after?: string | undefined },
  ): Promise<DueCasePage> {
    return withLine(this.accessLog, ctx, { kind: 'RETENTION_READ' }, async () => {
      assertOfficer(ctx);
      const limit = pageSize(first, MOST_AT_ONCE);
      const policy = (await this.terms.of(ctx.actor.organisation)).find(
        ({ recordKind }) => recordKind === 'CASE',
      );
      if (!policy) return { cases: [], next: null };
      const cases: DueCase[] = [];
      let from = after;
      for (;;) {
        const rows = await this.closedFor(ctx, { policy, after: from, limit });
        for (const row of rows) {
          from = row.case_number;
          const due = await this.dueCase(ctx, row, policy);
          if (due) cases.push(due);
          if (cases.length === limit) return { cases, next: from };
        }
        if (rows.length < limit) return { cases, next: null };
      }
    });
  }

  private async dueCase(
    ctx: Ctx,
    row: DueRow,
    policy: RetentionPolicy,
  ): Promise<DueCase | undefined> {
    const room = await this.rooms.freshRoom(row.plan_id);
    if (!room) return undefined;
    const { state, now } = room;
    if (leadingOrganisation(state, now) !== ctx.actor.organisation) return undefined;
    const begin = beginOf(policy.starts, { closedAt: row.closed_at, lastAt: new Date(state.at) });
    const dueAt = monthsAfter(begin, policy.months);
    if (dueAt.getTime() > now) return undefined;
    const isAsked = state.book
      .all()
      .some(({ sort, status }) => sort === 'CASE' && (status === 'ASKED' || status === 'AGREED'));
    return {
      planId: row.plan_id,
      caseNumber: row.case_number,
      status: row.status,
      closedAt: row.closed_at.toISOString(),
      dueAt: dueAt.toISOString(),
      isHeld: state.book.isHeld,
      isAsked,
    };
  }

  /** What was closed for so long can be due; the last change comes later than that, or then. */
  private async closedFor(
    { actor }: Ctx,
    { policy, after, limit }: { policy: RetentionPolicy; after: string | undefined; limit: number },
  ): Promise<DueRow[]> {
    const { rows } = await this.pools.officer.query<DueRow>(asReader(actor), {
      text: `SELECT plan_id, case_number, status, closed_at FROM case_state JOIN plan USING (plan_id)
             WHERE status IN ('CLOSED', 'ARCHIVED') AND closed_at + make_interval(months => $1) <= now()
               AND ($2::text IS NULL OR case_number > $2) AND plan_id <> ALL ($3::uuid[])
             ORDER BY case_number LIMIT $4`,
      values: [policy.months, after ?? null, await plansClosedTo(this.pools.reader, actor), limit],
    });
    return rows;
  }

  private async changed(ctx: Ctx, work: () => Promise<void>): Promise<void> {
    await withLine(this.accessLog, ctx, { kind: 'RETENTION_SET' }, async () => {
      if (!(await this.administrator.is(ctx))) throw new Refused('NOT_ALLOWED');
      await this.stepUp.assertSteppedUp({ id: ctx.session });
      await work();
    });
  }
}

function beginOf(
  starts: RetentionStart,
  { closedAt, lastAt }: { closedAt: Date; lastAt: Date },
): Date {
  return starts === 'CASE_CLOSED' ? closedAt : lastAt;
}
