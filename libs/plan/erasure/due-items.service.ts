import { Injectable } from '@nestjs/common';
import { ITEM_RECORD_KINDS, type DueAsk, type RecordKind, type RetentionPolicy } from '#contract';
import { AccessLog } from '#access-log';
import { asReader, plansClosedTo } from '#history';
import { pageSize, Refused, RolePools, type Ctx } from '#kernel';
import { PlanWriter } from '../plan-writer.service.js';
import { PlanRooms } from '../room/plan-rooms.js';
import { assertDone, isoOf } from './case-erasures.service.js';
import { dueItems } from './due-items.js';
import { withLine } from './erasure-lines.js';
import { assertOfficer } from './officer-erasures.service.js';
import { RetentionTerms } from './retention-terms.js';

/** Of one kind, what the organisation added and is due: how many, and not what (E-33). */
export interface DueKind {
  recordKind: RecordKind;
  items: number;
  /** How many of these somebody asked to erase. */
  asked: number;
  /** ISO 8601: from when the first of them is due. */
  dueAt: string;
}

/** What of the organisation's own items is due in one case. */
export interface DueItemsOfCase {
  planId: string;
  caseNumber: string;
  isHeld: boolean;
  kinds: DueKind[];
}

export interface DueItemsPage {
  cases: DueItemsOfCase[];
  /** Give this as `after` for those after it; null where there is nothing more. */
  next: string | null;
}

interface CaseRow {
  plan_id: string;
  case_number: string;
}

const MOST_AT_ONCE = 50;

/** Items of one's own organisation whose term for keeping is over, in whichever case: for its privacy officers. */
@Injectable()
export class DueItems {
  // Five things that Nest hands over.
  constructor(
    private readonly pools: RolePools,
    private readonly rooms: PlanRooms,
    private readonly writer: PlanWriter,
    private readonly terms: RetentionTerms,
    private readonly accessLog: AccessLog,
  ) {}

  /** In the order of case numbers. @throws Refused NOT_ALLOWED, MALFORMED, UNAVAILABLE */
  async page(
    ctx: Ctx,
    { first, after }: { first: number; after?: string | undefined },
  ): Promise<DueItemsPage> {
    return withLine(this.accessLog, ctx, { kind: 'RETENTION_READ' }, async () => {
      assertOfficer(ctx);
      const limit = pageSize(first, MOST_AT_ONCE);
      const terms = await this.itemTerms(ctx);
      const cases: DueItemsOfCase[] = [];
      let from = after;
      for (;;) {
        const rows = await this.candidates(ctx, { terms, after: from, limit });
        for (const row of rows) {
          from = row.case_number;
          const due = await this.dueIn(ctx, row, terms);
          if (due) cases.push(due);
          if (cases.length === limit) return { cases, next: from };
        }
        if (rows.length < limit) return { cases, next: null };
      }
    });
  }

  /** By the term that stands now, however the list was read (E-34). @throws Refused NOT_ALLOWED, ABSENT, NOT_DUE */
  async ask(ctx: Ctx, planId: string, { recordKind, ...ask }: DueAsk): Promise<void> {
    await withLine(this.accessLog, ctx, { kind: 'ERASURE_ASK', planId }, async () => {
      assertOfficer(ctx);
      const terms = await this.itemTerms(ctx);
      const term = terms.find((one) => one.recordKind === recordKind);
      if (!term) throw new Refused('NOT_DUE');
      const op = { ...ask, kind: 'erasure.askDue', term } as const;
      assertDone(await this.writer.administer(ctx, planId, [op]));
    });
  }

  /** In the order of the contract. */
  private async itemTerms({ actor }: Ctx): Promise<RetentionPolicy[]> {
    const terms = await this.terms.of(actor.organisation);
    return ITEM_RECORD_KINDS.flatMap((kind) => terms.find((one) => one.recordKind === kind) ?? []);
  }

  private async dueIn(
    { actor: { organisation } }: Ctx,
    { plan_id: planId, case_number: caseNumber }: CaseRow,
    terms: readonly RetentionPolicy[],
  ): Promise<DueItemsOfCase | undefined> {
    const room = await this.rooms.freshRoom(planId);
    if (!room) return undefined;
    const { state, now: at } = room;
    const kinds = terms.flatMap((term): DueKind[] => {
      const { recordKind } = term;
      const due = dueItems(state, { organisation, term, at });
      const [longest] = due;
      if (!longest) return [];
      const asked = due.filter(({ isAsked }) => isAsked).length;
      return [{ recordKind, items: due.length, asked, dueAt: isoOf(longest.dueAt) }];
    });
    if (kinds.length === 0) return undefined;
    return { planId, caseNumber, isHeld: state.book.isHeld, kinds };
  }

  /** Cases in which something can be due: what it takes to say so exactly stands in the plan. */
  private async candidates(
    { actor }: Ctx,
    { terms, after, limit }: { terms: RetentionPolicy[]; after: string | undefined; limit: number },
  ): Promise<CaseRow[]> {
    const { rows } = await this.pools.officer.query<CaseRow>(asReader(actor), {
      text: `
        WITH term AS (
          SELECT kind, now() - make_interval(months => months) + ${SLACK} AS before, starts
          FROM unnest($2::text[], $3::int[], $4::text[]) AS t (kind, months, starts)
        ), due AS (
          SELECT plan_id FROM term JOIN item USING (kind)
          WHERE starts = 'LAST_CHANGE' AND owner_id = $1 AND erasure IS NULL AND changed_on < before
          UNION
          SELECT plan_id FROM term JOIN item USING (kind) JOIN case_state USING (plan_id)
          WHERE starts = 'CASE_CLOSED' AND owner_id = $1 AND erasure IS NULL AND closed_at < before
        )
        SELECT plan_id, case_number FROM due JOIN plan USING (plan_id)
        WHERE ($5::text IS NULL OR case_number > $5) AND plan_id <> ALL ($6::uuid[])
        ORDER BY case_number LIMIT $7`,
      values: [
        actor.organisation,
        terms.map(({ recordKind }) => recordKind),
        terms.map(({ months }) => months),
        terms.map(({ starts }) => starts),
        after ?? null,
        await plansClosedTo(this.pools.reader, actor),
        limit,
      ],
    });
    return rows;
  }
}

/** Counted back from today a month can be as much shorter than counted on from then. */
const SLACK = `interval '4 days'`;
