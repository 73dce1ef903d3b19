import { Field, Int, ObjectType } from '@nestjs/graphql';
import { PageInfoModel } from '#kernel';
import { PlanModel } from './plan.model.js';

@ObjectType('PlanEdge', { description: 'A plan and its place in the list.' })
export class PlanEdgeModel {
  @Field(() => String, { description: 'Give this as `after` for what follows.' })
  declare readonly cursor: string;

  @Field(() => PlanModel, { description: 'The plan.' })
  declare readonly node: PlanModel;
}

@ObjectType('PlanConnection', { description: 'A page of your plans.' })
export class PlanConnectionModel {
  @Field(() => [PlanEdgeModel], { description: 'The plans, in the order of their case numbers.' })
  declare readonly edges: PlanEdgeModel[];

  @Field(() => PageInfoModel, { description: 'Whether there is more.' })
  declare readonly pageInfo: PageInfoModel;

  @Field(() => Int, {
    nullable: true,
    description:
      'Milliseconds until a stay of yours on a case ends by the clock, a day at most; null when none does.',
  })
  declare readonly changesIn: number | null;
}
