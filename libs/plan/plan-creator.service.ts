import { Inject, Injectable } from '@nestjs/common';
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
import { inPlans, KeyRing } from '#history';
import { CONFIG, Refused, RolePools, type Config, type Ctx } from '#kernel';
import { newCaseNumber } from './case-number.js';
import { checkedGround } from './ops/ground.js';
import { isOpTimeRight, type SetUpOp } from './ops/decide-op.js';
import { sealLabel } from './plan-label.js';
import { PlanWriter } from './plan-writer.service.js';
import { PlanRooms } from './room/plan-rooms.js';
import { casePlanId, followingOpId } from './state/stream-id.js';

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
  /** A UUIDv7 made by the client: sent twice, one case begins (C-24). */
  opId: string;
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
    private readonly rooms: PlanRooms,
    private readonly keys: KeyRing,
    @Inject(CONFIG) private readonly config: Config,
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
   * Begins a case in the name of whoever acts, with them alone on it; answers with its id. Asked again it is the same case.
   *
   * @throws Refused NOT_ALLOWED (organisations of this type begin no cases), OP_ID_TAKEN, CLOCK_SKEW, and what a ground is
   * refused for
   */
  async begin(ctx: Ctx, { opId, label, ground }: NewCase): Promise<string> {
    const { person, organisation, organisationType: type } = ctx.actor;
    if (!BEGINNING_TYPES.has(type)) throw new Refused('NOT_ALLOWED');
    const id = casePlanId(opId);
    const known = await this.rooms.freshRoom(id);
    if (known && known.title.label !== label) throw new Refused('OP_ID_TAKEN');
    const at = Date.now();
    if (!known || known.state.case.begunBy === null) {
      checkedGround(ground, { type, safetyHouse: false, at });
      if (!isOpTimeRight({ at, limits: this.config.limits }, opId)) throw new Refused('CLOCK_SKEW');
    }
    if (!known) await this.addNumbered(id, label);
    const [admitId, memberId] = [followingOpId(opId, 0), followingOpId(opId, 1)];
    await this.setUp(ctx, id, [
      { kind: 'case.begin', opId, status: 'DRAFT' },
      { kind: 'organisation.admit', opId: admitId, organisation, ground, past: 'ALL' },
      { kind: 'member.add', opId: memberId, person, organisation, endsAt: null },
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

  /** Asked twice at once, the plan is there already. */
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
    const { key_id: key, words } = await sealLabel(this.keys, id, label);
    await this.pools.writer.query(inPlans([id]), {
      text: `WITH made AS (
         INSERT INTO plan (plan_id, case_number, key_id, words) VALUES ($1, $2, $3, $4)
         ON CONFLICT (plan_id) DO NOTHING RETURNING plan_id
       )
       INSERT INTO plan_head (plan_id, seq, at) SELECT plan_id, 0, now() FROM made`,
      values: [id, caseNumber, key, words],
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
