import { ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentCtx, type Ctx } from '#kernel';
import { PlanListService } from '../plan-list.service.js';
import { PlanConnectionModel } from './plan-connection.model.js';

/** What a list of plans tells besides the plans. */
@Resolver(() => PlanConnectionModel)
export class PlanConnectionResolver {
  constructor(private readonly list: PlanListService) {}

  @ResolveField()
  changesIn(@CurrentCtx() ctx: Ctx): Promise<number | null> {
    return this.list.changesIn(ctx);
  }
}
