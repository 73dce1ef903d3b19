import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DirectoryService, NameLoader, OrganisationModel, PersonModel } from '#identity';
import { connectionOf, CurrentCtx, Needs, type Connection, type Ctx } from '#kernel';
import { AccessLogReader } from './access-log-reader.service.js';
import { AccessLogArgs, accessLogRequest } from './access-log.args.js';
import { AccessLogConnectionModel, AccessLogEntryModel } from './access-log.model.js';
import { presentAccessRow } from './present-access-row.js';

@Resolver(() => AccessLogEntryModel)
export class AccessLogResolver {
  constructor(
    private readonly reader: AccessLogReader,
    private readonly names: NameLoader,
    private readonly directory: DirectoryService,
  ) {}

  @Query(() => AccessLogConnectionModel, {
    description:
      'Who looked, newest first: what people of your organisation did. For its privacy officer; NOT_ALLOWED to others.',
  })
  @Needs('accessLog.read')
  async accessLog(
    @CurrentCtx() ctx: Ctx,
    @Args() args: AccessLogArgs,
  ): Promise<Connection<AccessLogEntryModel>> {
    const { rows, hasNextPage } = await this.reader.page(ctx, accessLogRequest(args));
    const edges = rows.map(({ row, cursor }) => ({ cursor, node: presentAccessRow(row) }));
    return connectionOf(edges, hasNextPage);
  }

  @Query(() => [PersonModel], {
    description: 'Whom the access log can be narrowed to: the people of your organisation.',
  })
  @Needs('accessLog.read')
  accessLogPeople(@CurrentCtx() ctx: Ctx): Promise<PersonModel[]> {
    return this.reader.colleagues(ctx);
  }

  @ResolveField(() => PersonModel)
  person(@Parent() entry: AccessLogEntryModel): Promise<PersonModel> {
    return this.names.person(entry.person);
  }

  /** An id that was tried out and is of another organisation, or of nobody, stays an id (W-42). */
  @ResolveField(() => PersonModel, { nullable: true })
  async about(@Parent() entry: AccessLogEntryModel): Promise<PersonModel | null> {
    const person = entry.about === null ? undefined : await this.directory.person(entry.about);
    return person?.organisationId === entry.organisation ? person : null;
  }

  @ResolveField(() => OrganisationModel)
  organisation(@Parent() entry: AccessLogEntryModel): Promise<OrganisationModel> {
    return this.names.organisation(entry.organisation);
  }
}
