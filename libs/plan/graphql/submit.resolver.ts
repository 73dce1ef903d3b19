import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import type { OpResult } from '#contract';
import { CurrentCtx, Needs, type Ctx } from '#kernel';
import { PlanWriter } from '../plan-writer.service.js';
import { submissionOf } from './op-of-input.js';
import { OpInput } from './op.input.js';
import { OpResultUnion } from './op-result.model.js';

const OPS = { type: () => [OpInput], description: 'The edits, accepted or refused in this order.' };

@Resolver()
export class SubmitResolver {
  constructor(private readonly writer: PlanWriter) {}

  @Mutation(() => [OpResultUnion], {
    description:
      'Edits a plan. Answers each op, in order, after the database has committed: the same ops and the ' +
      'same refusals as over the live socket.',
  })
  @Needs('plan.write')
  async submit(
    @CurrentCtx() ctx: Ctx,
    @Args('planId', { type: () => ID, description: 'The plan.' }) planId: string,
    @Args('ops', OPS) inputs: OpInput[],
  ): Promise<OpResult[]> {
    const { planId: plan, ops } = submissionOf(planId, inputs);
    return this.writer.submit(ctx, plan, ops);
  }
}
