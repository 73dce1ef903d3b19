import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import type { OpResult } from '#contract';
import { CurrentCtx, Needs, UuidPipe, type Ctx } from '#kernel';
import { PlanCreator } from '../plan-creator.service.js';
import { PlanWriter } from '../plan-writer.service.js';
import { circleOpOf, newCaseOf } from './circle-op-of-input.js';
import { CircleOpInput, NewCaseInput } from './circle.input.js';
import { OpResultUnion } from './op-result.model.js';

@Resolver()
export class CircleResolver {
  constructor(
    private readonly writer: PlanWriter,
    private readonly creator: PlanCreator,
  ) {}

  @Mutation(() => OpResultUnion, {
    description:
      'Changes the circle of a case: who takes part, who is on it, what state it is in. ABSENT when there is no such ' +
      'case, and when it is not for you.',
  })
  @Needs('circle.change')
  changeCircle(
    @CurrentCtx() ctx: Ctx,
    @Args('planId', { type: () => ID, description: 'The plan of the case.' }, UuidPipe)
    planId: string,
    @Args('op', { type: () => CircleOpInput, description: 'The change.' }) op: CircleOpInput,
  ): Promise<OpResult> {
    return this.writer.changeCircle(ctx, planId, circleOpOf(op));
  }

  @Mutation(() => ID, {
    description:
      'Begins a case, with you alone on it; answers the id of its plan. NOT_ALLOWED for organisations that begin none, ' +
      'OP_ID_TAKEN when the op id is that of another case.',
  })
  @Needs('case.begin')
  beginCase(
    @CurrentCtx() ctx: Ctx,
    @Args('newCase', { type: () => NewCaseInput, description: 'What it is called and what for.' })
    newCase: NewCaseInput,
  ): Promise<string> {
    return this.creator.begin(ctx, newCaseOf(newCase));
  }
}
