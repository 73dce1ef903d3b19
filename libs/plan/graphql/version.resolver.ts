import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import type { PresentedVersion } from '#contract';
import {
  connectionOf,
  CurrentCtx,
  Needs,
  Refused,
  UuidPipe,
  type Connection,
  type Ctx,
} from '#kernel';
import { Versions, type ShownVersion } from '../version/versions.service.js';
import { VersionConnectionModel, VersionContentsModel } from './version.model.js';

const PLAN = { type: () => ID, description: 'The plan.' };

/** What was put up for approval, and who agreed. */
@Resolver()
export class VersionResolver {
  constructor(private readonly service: Versions) {}

  @Query(() => VersionConnectionModel, {
    description:
      'The versions of a plan, newest first. ABSENT when there is no such plan, and when it is not for you.',
  })
  @Needs('history.read')
  async versions(
    @CurrentCtx() ctx: Ctx,
    @Args('planId', PLAN, UuidPipe) planId: string,
    @Args('first', { type: () => Int, defaultValue: 20, description: 'How many, 1 to 100.' })
    first: number,
    @Args('after', { type: () => String, nullable: true, description: 'The cursor to go on from.' })
    after: string | null,
  ): Promise<Connection<PresentedVersion>> {
    const olderThan = after ? numberIn(after) : undefined;
    const page = await this.service.page(ctx, planId, { first, olderThan });
    const edges = page.versions.map((node) => ({ cursor: String(node.number), node }));
    return connectionOf(edges, page.hasNextPage);
  }

  @Query(() => VersionContentsModel, {
    description:
      'What a version holds, of what you may read today and could read then. ABSENT when there is none, and when it is not ' +
      'for you.',
  })
  @Needs('history.read')
  versionContents(
    @CurrentCtx() ctx: Ctx,
    @Args('planId', PLAN, UuidPipe) planId: string,
    @Args('number', { type: () => Int, description: 'The number of the version.' }) number: number,
  ): Promise<ShownVersion> {
    return this.service.contents(ctx, planId, number);
  }
}

/** @throws Refused CURSOR_INVALID */
function numberIn(cursor: string): number {
  if (!/^[1-9]\d{0,8}$/.test(cursor)) throw new Refused('CURSOR_INVALID');
  return Number(cursor);
}
