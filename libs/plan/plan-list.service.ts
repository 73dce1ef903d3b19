import { Injectable } from '@nestjs/common';
import { AccessLog } from '#access-log';
import { asReader } from '#history';
import { pageSize, RolePools, type Ctx } from '#kernel';

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

const MOST_AT_ONCE = 100;

/** The plans of cases that a person is on by name. */
@Injectable()
export class PlanListService {
  constructor(
    private readonly pools: RolePools,
    private readonly accessLog: AccessLog,
  ) {}

  /**
   * A page in the order of case numbers, after the one given. The person's own memberships are the only way in.
   *
   * @throws Refused MALFORMED
   */
  async page(ctx: Ctx, first: number, afterCaseNumber?: string): Promise<PlanListPage> {
    const { actor } = ctx;
    const limit = pageSize(first, MOST_AT_ONCE);
    const { rows } = await this.pools.reader.query<{
      plan_id: string;
      case_number: string;
      label: string;
    }>(asReader(actor), {
      name: 'plan-list',
      text: `SELECT plan.plan_id, plan.case_number, plan.label
       FROM member JOIN plan USING (plan_id)
       WHERE member.person_id = $1 AND member.org_id = $2
         AND member.begins_at <= now() AND (member.ends_at IS NULL OR now() < member.ends_at)
         AND ($3::text IS NULL OR plan.case_number > $3)
       ORDER BY plan.case_number LIMIT $4`,
      values: [actor.person, actor.organisation, afterCaseNumber ?? null, limit + 1],
    });
    await this.accessLog.record(ctx, { kind: 'PLAN_LIST' });
    return {
      rows: rows.slice(0, limit).map((row) => ({
        id: row.plan_id,
        caseNumber: row.case_number,
        label: row.label,
      })),
      hasNextPage: rows.length > limit,
    };
  }
}
