import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import {
  BEGINNING_TYPES,
  makeOpId,
  type CaseStatus,
  type Ground,
  type OpResult,
  type PastSight,
} from '#contract';
import { inPlans } from '#history';
import { Refused, RolePools, type Ctx } from '#kernel';
import { newCaseNumber } from './case-number.js';
import { checkedGround } from './ops/ground.js';
import type { SetUpOp } from './ops/decide-op.js';
import { PlanWriter } from './plan-writer.service.js';

export interface NewPlan {
  id: string;
  caseNumber: string;
  label: string;
  members: readonly { person: string; organisation: string; endsAt?: number | null }[];
  /** On what ground organisations take part; those of the members on `STANDARD_GROUND` otherwise. */
  participations?: readonly { organisation: string; ground: Ground; past?: PastSight }[];
}

/** What somebody says who begins a case (C-23). */
export interface NewCase {
  label: string;
  ground: Ground;
}

const REVIEW_MS = 180 * 86_400_000;
/** Among so many numbers, one that is taken is rare; a second is a fault. */
const NUMBERS_TRIED = 5;

/** Begins plans. The head stands at 0; how the case begins and who is on it are the first things that its log tells. */
@Injectable()
export class PlanCreator {
  constructor(
    private readonly pools: RolePools,
    private readonly writer: PlanWriter,
  ) {}

  /** As set-up does it: a case that is active, with everyone on it. */
  async create(ctx: Ctx, plan: NewPlan): Promise<void> {
    await this.addPlan(plan);
    const { members, participations = [] } = plan;
    const given = new Map(participations.map((one) => [one.organisation, one]));
    const all = [...members, ...participations].map(({ organisation }) => organisation);
    const admits = [...new Set(all)].map((organisation): SetUpOp => ({
      kind: 'organisation.admit',
      opId: newOpId(),
      organisation,
      past: 'ALL',
      ...(given.get(organisation) ?? { ground: standardGround() }),
    }));
    await this.setUp(ctx, plan.id, [caseBegin('ACTIVE'), ...admits, ...memberAdds(members)]);
  }

  /**
   * Begins a case in the name of whoever acts, with them alone on it; answers with its id.
   *
   * @throws Refused NOT_ALLOWED (organisations of this type begin no cases), and what a ground is refused for
   */
  async begin(ctx: Ctx, { label, ground: given }: NewCase): Promise<string> {
    const { person, organisation, organisationType: type } = ctx.actor;
    if (!BEGINNING_TYPES.has(type)) throw new Refused('NOT_ALLOWED');
    const ground = checkedGround(given, { type, safetyHouse: false, at: Date.now() });
    const id = newOpId();
    await this.addNumbered(id, label);
    await this.setUp(ctx, id, [
      caseBegin('DRAFT'),
      { kind: 'organisation.admit', opId: newOpId(), organisation, ground, past: 'ALL' },
      ...memberAdds([{ person, organisation }]),
    ]);
    return id;
  }

  async addMembers(ctx: Ctx, planId: string, members: NewPlan['members']): Promise<void> {
    await this.setUp(ctx, planId, memberAdds(members));
  }

  async endMembership(ctx: Ctx, planId: string, person: string): Promise<void> {
    await this.setUp(ctx, planId, [{ kind: 'member.end', opId: newOpId(), person }]);
  }

  private async setUp(ctx: Ctx, planId: string, ops: readonly SetUpOp[]): Promise<void> {
    for (const result of await this.writer.administer(ctx, planId, ops)) assertAccepted(result);
  }

  private async addNumbered(id: string, label: string): Promise<void> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await this.addPlan({ id, caseNumber: newCaseNumber(new Date()), label });
      } catch (error) {
        if (!isNumberTaken(error) || tried === NUMBERS_TRIED) throw error;
      }
    }
  }

  private async addPlan({ id, caseNumber, label }: Omit<NewPlan, 'members'>): Promise<void> {
    await this.pools.writer.query(inPlans([id]), {
      text: `WITH made AS (
         INSERT INTO plan (plan_id, case_number, label) VALUES ($1, $2, $3) RETURNING plan_id
       )
       INSERT INTO plan_head (plan_id, seq, at) SELECT plan_id, 0, now() FROM made`,
      values: [id, caseNumber, label],
    });
  }
}

function newOpId(): string {
  return makeOpId(Date.now(), randomBytes(10));
}

function caseBegin(status: CaseStatus): SetUpOp {
  return { kind: 'case.begin', opId: newOpId(), status };
}

function memberAdds(members: NewPlan['members']): SetUpOp[] {
  return members.map(({ person, organisation, endsAt = null }) => ({
    kind: 'member.add',
    opId: newOpId(),
    person,
    organisation,
    endsAt,
  }));
}

function standardGround(): Ground {
  const reviewAt = new Date(Date.now() + REVIEW_MS).toISOString().slice(0, 10);
  const purpose = 'Veiligheid herstellen';
  return { purpose, basis: 'LEGAL_TASK', reason: null, consent: null, reviewAt };
}

function assertAccepted(result: OpResult): void {
  if (!result.ok) throw new Refused(result.error.code);
}

function isNumberTaken(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.constraint === 'plan_case_number_key';
}
