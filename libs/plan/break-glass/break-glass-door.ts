import { Injectable } from '@nestjs/common';
import type { Op, OpResult } from '#contract';
import { StepUpService } from '#identity';
import { Refused, type Ctx } from '#kernel';
import { BreakGlassEvents, type BreakGlassEvent } from './break-glass-events.js';

type EmergencyOp = Extract<Op, { kind: `breakGlass.${string}` }>;

const EVENT_OF = {
  'breakGlass.use': 'USED',
  'breakGlass.end': 'ENDED',
  'breakGlass.review': 'REVIEWED',
  'breakGlass.seen': undefined,
} as const satisfies Record<EmergencyOp['kind'], BreakGlassEvent['type'] | undefined>;

/** What stands before and after ops of the emergency button: a fresh second factor, and telling of it. */
@Injectable()
export class BreakGlassDoor {
  constructor(
    private readonly stepUp: StepUpService,
    private readonly events: BreakGlassEvents,
  ) {}

  /**
   * Does the work, and tells of what came of it before it is answered (K-39).
   *
   * @throws Refused STEP_UP_NEEDED, and what the work throws
   */
  async guard(
    ctx: Ctx,
    { planId, ops }: { planId: string; ops: readonly Op[] },
    work: () => Promise<OpResult[]>,
  ): Promise<OpResult[]> {
    const own = ops.filter(isEmergencyOp);
    if (own.length === 0) return work();
    const results = await work().catch(async (error: unknown) => {
      if (error instanceof Refused) await this.tellRefused(ctx, planId, own, error);
      throw error;
    });
    for (const [index, result] of results.entries()) {
      const op = ops[index];
      if (op && isEmergencyOp(op)) await this.tell(ctx, planId, op, result);
    }
    return results;
  }

  /** Called where the plan was found to be theirs: for others it is absent, stepped up or not. */
  async assertMayPress(ctx: Ctx, ops: readonly Op[]): Promise<void> {
    if (!ops.some(({ kind }) => kind === 'breakGlass.use')) return;
    await this.stepUp.assertSteppedUp({ id: ctx.session });
  }

  private async tellRefused(
    ctx: Ctx,
    planId: string,
    ops: readonly EmergencyOp[],
    { refusal }: Refused,
  ): Promise<void> {
    if (!ops.some(({ kind }) => kind === 'breakGlass.use')) return;
    const { person, organisation } = ctx.actor;
    const what = { ctx, planId, person, organisation, use: null };
    await this.events.announce({ type: 'REFUSED', ...what, code: refusal.code });
  }

  private async tell(ctx: Ctx, planId: string, op: EmergencyOp, result: OpResult): Promise<void> {
    const { person, organisation } = ctx.actor;
    const type = EVENT_OF[op.kind];
    if (!type) return;
    const use = op.kind === 'breakGlass.use' ? op.opId : op.use;
    const who = { ctx, planId, person, organisation };
    if (result.ok) await this.events.announce({ type, ...who, use });
    else
      await this.events.announce({ type: 'REFUSED', ...who, use: null, code: result.error.code });
  }
}

function isEmergencyOp(op: Op): op is EmergencyOp {
  return op.kind.startsWith('breakGlass.');
}
