import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { makeOpId } from '#contract';
import { inPlans } from '#history';
import { RolePools, type Ctx } from '#kernel';
import { PlanWriter } from './plan-writer.service.js';

export interface NewPlan {
  id: string;
  caseNumber: string;
  label: string;
  members: readonly { person: string; organisation: string; endsAt?: number | null }[];
}

/** Begins plans. The head stands at 0; being put on the case is the first thing that its log tells. */
@Injectable()
export class PlanCreator {
  constructor(
    private readonly pools: RolePools,
    private readonly writer: PlanWriter,
  ) {}

  async create(ctx: Ctx, plan: NewPlan): Promise<void> {
    await this.pools.writer.query(inPlans([plan.id]), {
      text: `WITH made AS (
         INSERT INTO plan (plan_id, case_number, label) VALUES ($1, $2, $3) RETURNING plan_id
       )
       INSERT INTO plan_head (plan_id, seq, at) SELECT plan_id, 0, now() FROM made`,
      values: [plan.id, plan.caseNumber, plan.label],
    });
    await this.addMembers(ctx, plan.id, plan.members);
  }

  async addMembers(ctx: Ctx, planId: string, members: NewPlan['members']): Promise<void> {
    const ops = members.map(({ person, organisation, endsAt = null }) => ({
      kind: 'member.add' as const,
      opId: makeOpId(Date.now(), randomBytes(10)),
      person,
      organisation,
      endsAt,
    }));
    await this.writer.administer(ctx, planId, ops);
  }

  async endMembership(ctx: Ctx, planId: string, person: string): Promise<void> {
    const opId = makeOpId(Date.now(), randomBytes(10));
    await this.writer.administer(ctx, planId, [{ kind: 'member.end', opId, person }]);
  }
}
