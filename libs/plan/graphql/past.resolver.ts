import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, LinePipe, Needs, UuidPipe, type Ctx } from '#kernel';
import { AuthorshipService } from '../history/authorship.service.js';
import { ComparisonService, type Comparison } from '../history/comparison.service.js';
import { HistoryService } from '../history/history.service.js';
import { AuthorshipModel, LastVisitModel } from './authorship.model.js';
import { ComparisonArgs, comparisonRequest } from './comparison.args.js';
import { ComparisonModel } from './comparison.model.js';
import { MomentInput, momentOf } from './moment.input.js';

const PLAN = { type: () => ID, description: 'The plan.' };
const ITEM = { type: () => ID, description: 'The item.' };

/** Looking back at a plan: two moments side by side, who wrote what, and what came since one last looked. */
@Resolver()
export class PastResolver {
  constructor(
    private readonly comparisons: ComparisonService,
    private readonly authorships: AuthorshipService,
    private readonly histories: HistoryService,
  ) {}

  @Query(() => ComparisonModel, {
    description:
      'Two moments of a plan side by side, of what you may read today and could read then.',
  })
  @Needs('history.read')
  comparison(@CurrentCtx() ctx: Ctx, @Args() args: ComparisonArgs): Promise<Comparison> {
    return this.comparisons.compare(ctx, comparisonRequest(args));
  }

  @Query(() => AuthorshipModel, { description: 'Who wrote which words of a text.' })
  @Needs('history.read')
  async authorship(
    @CurrentCtx() ctx: Ctx,
    @Args('planId', PLAN, UuidPipe) planId: string,
    @Args('item', ITEM, UuidPipe) item: string,
    @Args('field', { description: 'The name of the field.' }, LinePipe) field: string,
    @Args('moment', { description: 'When.' }) asked: MomentInput,
  ): Promise<AuthorshipModel> {
    const request = { planId, item, field, moment: momentOf(asked) };
    const { moment, authorship } = await this.authorships.at(ctx, request);
    const { text = null, runs = [] } = authorship ?? {};
    return { moment, text, runs: runs.map(({ length, at, ...by }) => ({ length, at, by })) };
  }

  @Query(() => LastVisitModel, {
    nullable: true,
    description: 'What others changed since your last visit ended; null on a first visit.',
  })
  @Needs('history.read')
  async lastVisit(
    @CurrentCtx() ctx: Ctx,
    @Args('planId', PLAN, UuidPipe) planId: string,
  ): Promise<LastVisitModel | null> {
    return (await this.histories.news(ctx, planId)) ?? null;
  }
}
