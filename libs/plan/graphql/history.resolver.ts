import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { NameLoader, OrganisationModel, PersonModel } from '#identity';
import { connectionOf, CurrentCtx, Needs, type Connection, type Ctx } from '#kernel';
import type { HistoryEntry } from '../history/history-presenter.js';
import { HistoryService } from '../history/history.service.js';
import {
  HistoryConnectionModel,
  HistoryEntryModel,
  type HistoryPageInfoModel,
} from './history-entry.model.js';
import { HistoryArgs, historyRequest } from './history.args.js';

type HistoryAnswer = Connection<HistoryEntry> & { pageInfo: HistoryPageInfoModel };

@Resolver(() => HistoryEntryModel)
export class HistoryResolver {
  constructor(
    private readonly histories: HistoryService,
    private readonly names: NameLoader,
  ) {}

  @Query(() => HistoryConnectionModel, {
    description:
      'The changes of a plan, newest first, of what you may read today. ABSENT when the plan is not for you.',
  })
  @Needs('history.read')
  async history(@CurrentCtx() ctx: Ctx, @Args() args: HistoryArgs): Promise<HistoryAnswer> {
    const page = await this.histories.page(ctx, historyRequest(args));
    const edges = page.entries.map(({ entry, cursor }) => ({ cursor, node: entry }));
    const { pageInfo } = connectionOf(edges, page.hasNextPage);
    const { hasPreviousPage } = page;
    const startCursor = edges[0]?.cursor ?? null;
    return { edges, pageInfo: { ...pageInfo, hasPreviousPage, startCursor } };
  }

  @ResolveField(() => PersonModel)
  person(@Parent() entry: HistoryEntry): Promise<PersonModel> {
    return this.names.person(entry.person);
  }

  @ResolveField(() => OrganisationModel)
  organisation(@Parent() entry: HistoryEntry): Promise<OrganisationModel> {
    return this.names.organisation(entry.organisation);
  }
}
