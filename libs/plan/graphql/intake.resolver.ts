import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { NameLoader, PersonModel } from '#identity';
import { connectionOf, CurrentCtx, Needs, UuidPipe, type Connection, type Ctx } from '#kernel';
import { IntakeService, type Intake } from '../intake.service.js';
import { IntakeConnectionModel, IntakeModel } from './intake.model.js';
import { caseNumberIn, planListCursor } from './plan-list-cursor.js';

@Resolver(() => IntakeModel)
export class IntakeResolver {
  constructor(
    private readonly intakes_: IntakeService,
    private readonly names: NameLoader,
  ) {}

  @Query(() => IntakeConnectionModel, {
    description:
      'The cases that your organisation is invited to, or takes part in; none when you do not take in cases for it.',
  })
  @Needs('circle.read')
  async intakes(
    @CurrentCtx() ctx: Ctx,
    @Args('accepted', {
      type: () => Boolean,
      defaultValue: false,
      description: 'Those that it takes part in, and not the invitations.',
    })
    accepted: boolean,
    @Args('first', { type: () => Int, defaultValue: 20, description: 'How many, 100 at most.' })
    first: number,
    @Args('after', { type: () => String, nullable: true, description: 'The cursor to go on from.' })
    after: string | null,
  ): Promise<Connection<Intake>> {
    const page = await this.intakes_.page(ctx, accepted ? 'ACCEPTED' : 'INVITED', {
      first,
      after: after ? caseNumberIn(after) : undefined,
    });
    const edges = page.intakes.map((node) => ({ cursor: planListCursor(node.caseNumber), node }));
    return connectionOf(edges, page.hasNextPage);
  }

  @Query(() => IntakeModel, {
    nullable: true,
    description: 'One of them. ABSENT when it does not concern your organisation, or you.',
  })
  @Needs('circle.read')
  intake(
    @CurrentCtx() ctx: Ctx,
    @Args('planId', { type: () => ID, description: 'The id of the plan.' }, UuidPipe)
    planId: string,
  ): Promise<Intake> {
    return this.intakes_.one(ctx, planId);
  }

  @ResolveField(() => [PersonModel])
  persons(@Parent() intake: Intake): Promise<PersonModel[]> {
    return Promise.all(intake.persons.map((person) => this.names.person(person)));
  }
}
