import { Injectable } from '@nestjs/common';
import { makeOpId } from '#contract';
import { randomBytes } from 'node:crypto';
import { AccessLog } from '#access-log';
import { asReader, plansClosedTo } from '#history';
import { StepUpService } from '#identity';
import { absent, RolePools, type Ctx } from '#kernel';
import { PlanDirectory } from '../plan-directory.js';
import { PlanWriter } from '../plan-writer.service.js';
import { PlanRooms } from '../room/plan-rooms.js';
import { assertDone } from './case-erasures.service.js';
import { withLine } from './erasure-lines.js';
import { assertOfficer } from './officer-erasures.service.js';

/** A hold of one's own organisation on a case, as its privacy officers see it (E-20). */
export interface LegalHold {
  caseNumber: string;
  by: string;
  since: string;
  reason: string;
}

/** Cases that an organisation holds: nothing of them is erased meanwhile. */
@Injectable()
export class LegalHolds {
  // Six things that Nest hands over.
  constructor(
    private readonly pools: RolePools,
    private readonly rooms: PlanRooms,
    private readonly writer: PlanWriter,
    private readonly stepUp: StepUpService,
    private readonly accessLog: AccessLog,
    private readonly directory: PlanDirectory,
  ) {}

  /** Those that stand. @throws Refused NOT_ALLOWED, UNAVAILABLE */
  async list(ctx: Ctx): Promise<LegalHold[]> {
    return withLine(this.accessLog, ctx, { kind: 'LEGAL_HOLD_LIST' }, async () => {
      assertOfficer(ctx);
      const { rows } = await this.pools.officer.query<{
        plan_id: string;
        case_number: string;
        person_id: string;
        since: Date;
      }>(asReader(ctx.actor), {
        text: `SELECT plan_id, case_number, person_id, since FROM legal_hold JOIN plan USING (plan_id)
               WHERE org_id = $1 AND lifted_at IS NULL AND plan_id <> ALL ($2::uuid[]) ORDER BY since DESC, plan_id`,
        values: [ctx.actor.organisation, await this.closedTo(ctx)],
      });
      await this.directory.load(rows.map((row) => row.person_id));
      return Promise.all(
        rows.map(async (row) => {
          const room = await this.rooms.freshRoom(row.plan_id);
          return {
            caseNumber: row.case_number,
            by: this.directory.person(row.person_id)?.name ?? '',
            since: row.since.toISOString(),
            reason: room?.state.book.hold(ctx.actor.organisation)?.reason ?? '',
          };
        }),
      );
    });
  }

  /** @throws Refused NOT_ALLOWED, STEP_UP_NEEDED, ABSENT, HOLD_STANDS */
  async set(ctx: Ctx, caseNumber: string, reason: string): Promise<void> {
    await this.change(ctx, caseNumber, { kind: 'hold.set', reason });
  }

  /** @throws Refused NOT_ALLOWED, STEP_UP_NEEDED, ABSENT */
  async lift(ctx: Ctx, caseNumber: string): Promise<void> {
    await this.change(ctx, caseNumber, { kind: 'hold.lift' });
  }

  private async change(
    ctx: Ctx,
    caseNumber: string,
    step: { kind: 'hold.set'; reason: string } | { kind: 'hold.lift' },
  ): Promise<void> {
    const line = { kind: 'LEGAL_HOLD_CHANGE' as const, planId: undefined as string | undefined };
    await withLine(this.accessLog, ctx, line, async () => {
      assertOfficer(ctx);
      await this.stepUp.assertSteppedUp({ id: ctx.session });
      const planId = await this.planOf(ctx, caseNumber);
      if (planId === undefined) throw absent();
      line.planId = planId;
      const opId = makeOpId(Date.now(), randomBytes(10));
      assertDone(await this.writer.administer(ctx, planId, [{ ...step, opId }]));
    });
  }

  /** Of cases that the organisation takes part in, or took: any other number leads nowhere. */
  private async planOf(ctx: Ctx, caseNumber: string): Promise<string | undefined> {
    const { rows } = await this.pools.officer.query<{ plan_id: string }>(asReader(ctx.actor), {
      text: `SELECT plan_id FROM plan JOIN participation USING (plan_id)
             WHERE case_number = $1 AND org_id = $2 AND since_at IS NOT NULL AND plan_id <> ALL ($3::uuid[])`,
      values: [caseNumber, ctx.actor.organisation, await this.closedTo(ctx)],
    });
    return rows[0]?.plan_id;
  }

  private closedTo({ actor }: Ctx): Promise<string[]> {
    return plansClosedTo(this.pools.reader, actor);
  }
}
