import { Injectable } from '@nestjs/common';
import type { CaseStatus } from '#contract';
import { AccessLog, filtersIn } from '#access-log';
import { asReader, KeyRing, type WordsRow } from '#history';
import { pageSize, Refused, RolePools, type Ctx } from '#kernel';
import { openLabels } from './plan-label.js';
import { PlanReader } from './plan-reader.service.js';
import { directorOf } from './present/director-of.js';

/** A plan in a list: what may be told without opening it. */
export interface PlanListRow {
  id: string;
  caseNumber: string;
  label: string;
}

export interface PlanListPage {
  rows: PlanListRow[];
  hasNextPage: boolean;
}

/** What to look for; everything narrows. */
export interface PlanListRequest {
  first: number;
  /** The case number to go on after. */
  after?: string | undefined;
  /** Part of the number or the label, or of the name of an organisation that takes part or of the regievoerder. */
  text?: string | undefined;
  /** Without one: all that are not archived (C-33). */
  status?: CaseStatus | undefined;
}

interface FoundRow extends WordsRow {
  case_number: string;
  /** Found by what the database reads and everyone on the case sees: the number, or an organisation. */
  is_plain: boolean;
  /** Found by whom somebody may see to be the regievoerder. */
  may_direct: boolean;
}

const MOST_AT_ONCE = 100;
const MOST_AHEAD_MS = 86_400_000;

/** The plans of cases that a person is on by name. */
@Injectable()
export class PlanListService {
  constructor(
    private readonly pools: RolePools,
    private readonly reader: PlanReader,
    private readonly accessLog: AccessLog,
    private readonly keys: KeyRing,
  ) {}

  /**
   * A page in the order of case numbers. The person's own memberships are the only way in (A-02, C-30).
   *
   * @throws Refused MALFORMED, UNAVAILABLE
   */
  async page(ctx: Ctx, { first, after, text, status }: PlanListRequest): Promise<PlanListPage> {
    const limit = pageSize(first, MOST_AT_ONCE);
    const words = text?.trim() ?? '';
    const filters = filtersIn({ text: words, status });
    await this.accessLog.record(ctx, {
      kind: filters.length > 0 ? 'PLAN_SEARCH' : 'PLAN_LIST',
      filters,
    });
    const rows: PlanListRow[] = [];
    let from = after;
    for (;;) {
      const found = await this.find(ctx, { after: from, words, status, limit: limit + 1 });
      const labels = await openLabels(this.keys, found);
      for (const [index, row] of found.entries()) {
        const label = labels[index] ?? '';
        if (await this.isMeant(ctx, { ...row, label }, words)) {
          rows.push({ id: row.plan_id, caseNumber: row.case_number, label });
        }
      }
      from = found.at(-1)?.case_number;
      if (rows.length > limit || found.length <= limit) break;
    }
    return { rows: rows.slice(0, limit), hasNextPage: rows.length > limit };
  }

  /**
   * Milliseconds until a stay of this person on a case ends by the clock, a day at most; null when none does. Nobody is told of
   * that: whoever shows the list asks for it again then.
   */
  async changesIn({ actor }: Ctx): Promise<number | null> {
    const { rows } = await this.pools.reader.query<{ ms: number | null }>(asReader(actor), {
      name: 'plan-list-changes',
      text: NEXT_CHANGE,
      values: [actor.person, actor.organisation, MOST_AHEAD_MS],
    });
    return rows[0]?.ms ?? null;
  }

  private async find({ actor }: Ctx, { after, words, status, limit }: Search): Promise<FoundRow[]> {
    const { rows } = await this.pools.reader.query<FoundRow>(asReader(actor), {
      name: 'plan-list',
      text: SEARCH,
      values: [
        actor.person,
        actor.organisation,
        after ?? null,
        limit,
        words === '' ? null : `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`,
        status ?? null,
      ],
    });
    return rows;
  }

  /** The label is sealed: whether it holds the words the database cannot say. */
  private async isMeant(
    ctx: Ctx,
    row: FoundRow & { label: string },
    words: string,
  ): Promise<boolean> {
    if (row.is_plain || isIn(row.label, words)) return true;
    return row.may_direct && this.seesDirector(ctx, row.plan_id, words);
  }

  /** The rows name everyone whom somebody may see to be the regievoerder; this is whom this reader sees (C-30). */
  private async seesDirector(ctx: Ctx, planId: string, words: string): Promise<boolean> {
    try {
      const readable = await this.reader.find(ctx, planId, 'PLAN_READ');
      const director = directorOf(this.reader.present(readable, ctx.actor));
      return director !== null && isIn(director, words);
    } catch (error) {
      // Off the case since the list was read.
      if (error instanceof Refused) return false;
      throw error;
    }
  }
}

function isIn(text: string, words: string): boolean {
  return text.toLowerCase().includes(words.toLowerCase());
}

interface Search {
  after: string | undefined;
  words: string;
  status: CaseStatus | undefined;
  limit: number;
}

/** From the person's own memberships on; what is searched in are the few cases that these lead to. */
const SEARCH = `
    SELECT plan.plan_id, plan.case_number, plan.key_id, plan.words,
           ($5::text IS NULL OR plan.case_number ILIKE $5 OR EXISTS (
             SELECT FROM participation JOIN organisation ON organisation.id = participation.org_id
             WHERE participation.plan_id = plan.plan_id AND participation.status = 'ACCEPTED'
               AND organisation.name ILIKE $5)) AS is_plain,
           EXISTS (SELECT FROM person WHERE person.id = ANY(case_state.directors) AND person.name ILIKE $5) AS may_direct
    FROM member
    JOIN participation AS own
      ON own.plan_id = member.plan_id AND own.org_id = member.org_id AND own.status = 'ACCEPTED'
    JOIN plan ON plan.plan_id = member.plan_id
    JOIN case_state ON case_state.plan_id = member.plan_id
    WHERE member.person_id = $1 AND member.org_id = $2
      AND member.begins_at <= now() AND (member.ends_at IS NULL OR now() < member.ends_at)
      AND NOT EXISTS (SELECT FROM denial
                      WHERE denial.plan_id = member.plan_id AND denial.person_id = $1 AND NOT denial.lifted)
      AND ($3::text IS NULL OR plan.case_number > $3)
      AND CASE WHEN $6::text IS NULL THEN case_state.status NOT IN ('ARCHIVED', 'DESTROYED')
               ELSE case_state.status = $6 END
  ORDER BY case_number LIMIT $4`;

/** Of who is denied nothing changes, and of who is kept from the case by where their organisation stands neither. */
const NEXT_CHANGE = `
  SELECT least(ceil(extract(epoch FROM member.ends_at - now()) * 1000), $3)::int AS ms
  FROM member
  JOIN participation AS own
    ON own.plan_id = member.plan_id AND own.org_id = member.org_id AND own.status = 'ACCEPTED'
  WHERE member.person_id = $1 AND member.org_id = $2 AND member.begins_at <= now() AND now() < member.ends_at
    AND NOT EXISTS (SELECT FROM denial
                    WHERE denial.plan_id = member.plan_id AND denial.person_id = $1 AND NOT denial.lifted)
  ORDER BY member.ends_at LIMIT 1`;
