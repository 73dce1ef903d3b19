import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { completenessOf, type CaseStatus, type ElementCompleteness } from '#contract';
import {
  connectionOf,
  CurrentCtx,
  LinePipe,
  Needs,
  UuidPipe,
  type Connection,
  type Ctx,
} from '#kernel';
import type { OrganisationModel } from '#identity';
import { PlanListService, type PlanListRow } from '../plan-list.service.js';
import { PlanReader, type ReadablePlan } from '../plan-reader.service.js';
import { directorOf } from '../present/director-of.js';
import { CaseStatusEnum } from './circle.model.js';
import { PlanConnectionModel } from './plan-connection.model.js';
import { caseNumberIn, planListCursor } from './plan-list-cursor.js';
import { PlanModel, type MemberModel } from './plan.model.js';
import {
  circleView,
  memberView,
  openedView,
  planView,
  sectionViews,
  type PlanView,
} from './plan-view.js';

@Resolver(() => PlanModel)
export class PlanResolver {
  constructor(
    private readonly list: PlanListService,
    private readonly reader: PlanReader,
  ) {}

  @Query(() => PlanConnectionModel, {
    description:
      'The plans of the cases that you are on by name, in the order of their case numbers.',
  })
  @Needs('case.list')
  async plans(
    @CurrentCtx() ctx: Ctx,
    @Args('first', { type: () => Int, defaultValue: 20, description: 'How many, 1 to 100.' })
    first: number,
    @Args('after', { type: () => String, nullable: true, description: 'The cursor to go on from.' })
    after: string | null,
    @Args(
      'find',
      {
        type: () => String,
        nullable: true,
        description:
          'Part of the case number or the label, or of the name of an organisation that takes part or of the regievoerder.',
      },
      LinePipe,
    )
    find: string | null,
    @Args('status', {
      type: () => CaseStatusEnum,
      nullable: true,
      description: 'Only these; otherwise all that are not archived.',
    })
    status: CaseStatus | null,
  ): Promise<Connection<PlanView>> {
    const page = await this.list.page(ctx, {
      first,
      after: after ? caseNumberIn(after) : undefined,
      text: find?.slice(0, 100),
      status: status ?? undefined,
    });
    const edges = page.rows.map((row) => ({
      cursor: planListCursor(row.caseNumber),
      node: this.view(ctx, row),
    }));
    return connectionOf(edges, page.hasNextPage);
  }

  @Query(() => PlanModel, {
    nullable: true,
    description: 'One plan. ABSENT when there is no such plan, and when it is not for you.',
  })
  @Needs('plan.read')
  async plan(
    @CurrentCtx() ctx: Ctx,
    @Args('id', { type: () => ID, description: 'The id of the plan.' }, UuidPipe) id: string,
  ): Promise<PlanView> {
    const readable = await this.reader.open(ctx, id);
    const presented = this.reader.present(readable, ctx.actor);
    return openedView(presented);
  }

  @Query(() => PlanModel, {
    nullable: true,
    description:
      'One plan as an organisation on the case sees it, of what you may see yourself; only to read. ' +
      'ABSENT when the plan is not for you, or nobody of the organisation is on the case.',
  })
  @Needs('plan.read')
  async planAs(
    @CurrentCtx() ctx: Ctx,
    @Args('id', { type: () => ID, description: 'The id of the plan.' }, UuidPipe) id: string,
    @Args(
      'organisation',
      { type: () => ID, description: 'The id of the organisation through whose eyes to look.' },
      UuidPipe,
    )
    organisation: string,
  ): Promise<PlanView> {
    const readable = await this.reader.open(ctx, id);
    const presented = this.reader.presentAs(readable, ctx.actor, organisation);
    return openedView(presented);
  }

  @ResolveField()
  async status(@Parent() plan: PlanView): Promise<CaseStatus> {
    return (await plan.summary()).circle.status;
  }

  @ResolveField()
  async director(@Parent() plan: PlanView): Promise<string | null> {
    return directorOf(await plan.summary());
  }

  @ResolveField()
  async organisations(@Parent() plan: PlanView): Promise<OrganisationModel[]> {
    return (await plan.summary()).organisations;
  }

  @ResolveField()
  async members(@Parent() plan: PlanView): Promise<MemberModel[]> {
    return (await plan.presented()).members.map(memberView);
  }

  @ResolveField()
  async circle(@Parent() plan: PlanView): Promise<Record<string, unknown>> {
    return circleView(await plan.presented());
  }

  @ResolveField()
  async completeness(@Parent() plan: PlanView): Promise<ElementCompleteness[]> {
    return completenessOf((await plan.summary()).sections);
  }

  @ResolveField()
  async sections(@Parent() plan: PlanView): Promise<Record<string, unknown>[]> {
    return sectionViews(await plan.presented());
  }

  private view(ctx: Ctx, row: PlanListRow): PlanView {
    const present = (readable: ReadablePlan) => this.reader.present(readable, ctx.actor);
    return planView(row, {
      summary: async () => present(await this.reader.find(ctx, row.id, 'PLAN_READ')),
      presented: async () => present(await this.reader.open(ctx, row.id)),
    });
  }
}
