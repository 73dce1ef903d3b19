import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import type { OpResult } from '#contract';
import { CurrentCtx, Needs, Refused, UuidPipe, type Ctx } from '#kernel';
import { PlanCreator } from '../plan-creator.service.js';
import { PlanWriter } from '../plan-writer.service.js';
import { circleOpOf, groundOf } from './circle-op-of-input.js';
import { CircleOpInput, GroundInput } from './circle.input.js';
import { OpResultUnion } from './op-result.model.js';

const MOST_LABEL = 80;
const opIdShape = z.uuidv7();

@InputType('NewCaseInput', { description: 'What somebody says who begins a case.' })
export class NewCaseInput {
  @Field(() => ID, {
    description: 'A UUIDv7 made by the client. Sent twice, one case begins.',
  })
  declare readonly opId: string;

  @Field(() => String, {
    description: 'What the partners call the case; never a name of those involved.',
  })
  declare readonly label: string;

  @Field(() => GroundInput, { description: 'Purpose and ground of your own organisation.' })
  declare readonly ground: GroundInput;
}

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
    const label = newCase.label.trim();
    const opId = opIdShape.safeParse(newCase.opId);
    const fits = label !== '' && label.length <= MOST_LABEL;
    if (!opId.success || !fits) throw new Refused('MALFORMED');
    return this.creator.begin(ctx, { opId: opId.data, label, ground: groundOf(newCase.ground) });
  }
}
