import { Args, ArgsType, Field, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import { CurrentCtx, Needs, shaped, type Ctx } from '#kernel';
import { EvidenceService } from '../evidence/evidence.service.js';
import { EvidenceModel, evidenceModel } from './evidence.model.js';

@ArgsType()
class EvidenceArgs {
  @Field(() => ID, { description: 'The plan.' })
  declare readonly planId: string;

  @Field(() => Int, {
    defaultValue: 0,
    description: 'How many leaves the log had that you saw last; 0 for none.',
  })
  declare readonly since: number;
}

const ARGS = z.object({ planId: z.uuid(), since: z.int().nonnegative() });

@Resolver(() => EvidenceModel)
export class EvidenceResolver {
  constructor(private readonly evidences: EvidenceService) {}

  @Query(() => EvidenceModel, {
    nullable: true,
    description:
      'What shows that the plan was not rewritten, as far as you may read it. Null before the first checkpoint of all.',
  })
  @Needs('history.read')
  async evidence(
    @CurrentCtx() ctx: Ctx,
    @Args() args: EvidenceArgs,
  ): Promise<EvidenceModel | null> {
    const { planId, since } = shaped(ARGS, args);
    const evidence = await this.evidences.of(ctx, planId, since);
    return evidence ? evidenceModel(evidence) : null;
  }
}
