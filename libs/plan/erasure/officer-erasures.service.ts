import { Inject, Injectable } from '@nestjs/common';
import type { ErasureAsk, ErasureBasis, ErasureSort, ErasureStatus } from '#contract';
import { decideErasure, type ErasureStep } from '#access';
import { AccessLog } from '#access-log';
import { asReader, plansClosedTo } from '#history';
import { StepUpService } from '#identity';
import { absent, CONFIG, pageSize, Refused, RolePools, type Config, type Ctx } from '#kernel';
import type { ErasureStepOp } from '../ops/erasure.op.js';
import { PlanDirectory } from '../plan-directory.js';
import { PlanWriter } from '../plan-writer.service.js';
import { PlanRooms } from '../room/plan-rooms.js';
import type { PlanState } from '../state/plan-state.js';
import { assertDone, isoOf } from './case-erasures.service.js';
import { erasureFacts } from './erasure-facts.js';
import { withLine } from './erasure-lines.js';
import type { OfficerErasure, OfficerErasurePage } from './erasure-view.js';
import { RetentionTerms } from './retention-terms.js';

/** Open: to be answered, or in their term. Record: destroyed, or about to be. Other: came to nothing. */
export const ERASURE_LISTS = {
  open: ['ASKED', 'AGREED'],
  record: ['DONE'],
  other: ['WITHDRAWN', 'REFUSED', 'UNDONE'],
} as const;
export type ErasureList = keyof typeof ERASURE_LISTS;

interface ErasureRow {
  plan_id: string;
  erasure_id: string;
  case_number: string;
  sort: ErasureSort;
  items: number;
  basis: ErasureBasis;
  org_id: string;
  asked_by: string;
  asked_org: string;
  asked_at: Date;
  status: ErasureStatus;
  decided_by: string | null;
  decided_at: Date | null;
  ends_at: Date | null;
  destroyed_at: Date | null;
}

const MOST_AT_ONCE = 50;
const DAY_MS = 86_400_000;

/** The second of the two, and what is kept of destructions (E-01, E-40): for privacy officers, who need not be on the case. */
@Injectable()
export class OfficerErasures {
  // Eight things that Nest hands over.
  constructor(
    private readonly pools: RolePools,
    private readonly rooms: PlanRooms,
    private readonly writer: PlanWriter,
    private readonly terms: RetentionTerms,
    private readonly stepUp: StepUpService,
    private readonly accessLog: AccessLog,
    private readonly directory: PlanDirectory,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Newest first. @throws Refused NOT_ALLOWED, MALFORMED, UNAVAILABLE */
  async page(
    ctx: Ctx,
    { list, first, after }: { list: ErasureList; first: number; after?: string | undefined },
  ): Promise<OfficerErasurePage> {
    return withLine(this.accessLog, ctx, { kind: 'ERASURE_LIST' }, async () => {
      assertOfficer(ctx);
      const limit = pageSize(first, MOST_AT_ONCE);
      const rows = await this.rows(ctx, {
        statuses: ERASURE_LISTS[list],
        after,
        limit: limit + 1,
      });
      const shown = rows.slice(0, limit);
      await this.directory.load(
        shown.flatMap((row) => [row.asked_by, row.decided_by ?? row.asked_by]),
        shown.flatMap((row) => [row.asked_org, row.org_id]),
      );
      const erasures = await Promise.all(shown.map((row) => this.viewOf(ctx, row)));
      const last = shown.at(-1);
      const { undoDays, backupDays } = this.config.erasure;
      return {
        undoDays,
        backupDays,
        erasures,
        next: last && rows.length > limit ? last.erasure_id : null,
      };
    });
  }

  /** Agrees, refuses or undoes. @throws Refused NOT_ALLOWED, STEP_UP_NEEDED, ABSENT, LEGAL_HOLD, NOT_DUE, ERASURE_PENDING, ERASURE_OVER */
  async step(ctx: Ctx, op: ErasureStepOp): Promise<void> {
    const line = { kind: 'ERASURE_DECIDE' as const, planId: undefined as string | undefined };
    await withLine(this.accessLog, ctx, line, async () => {
      assertOfficer(ctx);
      const { rows } = await this.pools.officer.query<{ plan_id: string }>(asReader(ctx.actor), {
        text: 'SELECT plan_id FROM erasure WHERE erasure_id = $1 AND plan_id <> ALL ($2::uuid[])',
        values: [op.erasure, await this.closedTo(ctx)],
      });
      const planId = rows[0]?.plan_id;
      if (planId === undefined) throw absent();
      line.planId = planId;
      await this.stepUp.assertSteppedUp({ id: ctx.session });
      const { organisation } = ctx.actor;
      const agreed = op.kind === 'erasure.agree' && { terms: await this.terms.of(organisation) };
      assertDone(await this.writer.administer(ctx, planId, [{ ...op, ...agreed }]));
    });
  }

  /** Asks that a whole case goes, of an organisation on whose word it goes (E-03). @throws as `CaseErasureService.ask` */
  async askCase(ctx: Ctx, planId: string, ask: Omit<ErasureAsk, 'target'>): Promise<void> {
    await withLine(this.accessLog, ctx, { kind: 'ERASURE_ASK', planId }, async () => {
      assertOfficer(ctx);
      const op = { ...ask, kind: 'erasure.ask', target: { sort: 'CASE' } } as const;
      assertDone(await this.writer.administer(ctx, planId, [op]));
    });
  }

  private closedTo({ actor }: Ctx): Promise<string[]> {
    return plansClosedTo(this.pools.reader, actor);
  }

  private async rows(ctx: Ctx, { statuses, after, limit }: Search): Promise<ErasureRow[]> {
    const { rows } = await this.pools.officer.query<ErasureRow>(asReader(ctx.actor), {
      text: `SELECT plan_id, erasure_id, case_number, sort, cardinality(items) AS items, basis, org_id, asked_by, asked_org,
                    asked_at, erasure.status, decided_by, decided_at, ends_at, destroyed_at
             FROM erasure JOIN plan USING (plan_id)
             WHERE plan_id <> ALL ($1::uuid[]) AND erasure.status = ANY ($2::text[])
               AND ($3::uuid IS NULL OR (asked_at, erasure_id) < (
                 SELECT last.asked_at, last.erasure_id FROM erasure AS last WHERE last.erasure_id = $3))
             ORDER BY asked_at DESC, erasure_id DESC LIMIT $4`,
      values: [await this.closedTo(ctx), statuses, after ?? null, limit],
    });
    return rows;
  }

  private async viewOf(ctx: Ctx, row: ErasureRow): Promise<OfficerErasure> {
    const room = row.status === 'DONE' ? undefined : await this.rooms.freshRoom(row.plan_id);
    const state = room?.state;
    const goneAt = row.destroyed_at ?? row.ends_at;
    const { backupDays } = this.config.erasure;
    return {
      id: row.erasure_id,
      caseNumber: row.case_number,
      sort: row.sort,
      items: row.items,
      basis: row.basis,
      reason: state?.book.erasure(row.erasure_id)?.reason || null,
      askedBy: this.directory.person(row.asked_by)?.name ?? '',
      askedOrganisation: this.directory.organisation(row.asked_org)?.name ?? '',
      askedAt: row.asked_at.toISOString(),
      status: row.status,
      decidedBy: this.directory.person(row.decided_by ?? '')?.name ?? null,
      organisation: this.directory.organisation(row.org_id)?.name ?? '',
      decidedAt: row.decided_at?.toISOString() ?? null,
      endsAt: row.ends_at?.toISOString() ?? null,
      destroyedAt: row.destroyed_at?.toISOString() ?? null,
      backupsUntil: goneAt && isoOf(goneAt.getTime() + backupDays * DAY_MS),
      isHeld: state?.book.isHeld ?? false,
      can: mayDo(ctx, row, { state, now: room?.now ?? 0 }),
    };
  }
}

interface Search {
  statuses: readonly ErasureStatus[];
  after: string | undefined;
  limit: number;
}

/** @throws Refused NOT_ALLOWED */
export function assertOfficer({ actor }: Ctx): void {
  if (!actor.functions.includes('PRIVACY_OFFICER')) throw new Refused('NOT_ALLOWED');
}

function mayDo(
  { actor }: Ctx,
  row: ErasureRow,
  { state, now }: { state: PlanState | undefined; now: number },
): OfficerErasure['can'] {
  if (!state) return { agree: false, refuse: false, undo: false };
  const facts = erasureFacts(state, actor, now);
  const asked = { person: row.asked_by, organisation: row.asked_org };
  const subject = { sort: row.sort, owner: row.org_id, asked, isSeen: false };
  const may = (step: ErasureStep): boolean => decideErasure(facts, step, subject) === 'allowed';
  const isOver = row.ends_at !== null && row.ends_at.getTime() <= now && !state.book.isHeld;
  return {
    agree: row.status === 'ASKED' && may('agree'),
    refuse: row.status === 'ASKED' && may('refuse'),
    undo: row.status === 'AGREED' && !isOver && may('undo'),
  };
}
