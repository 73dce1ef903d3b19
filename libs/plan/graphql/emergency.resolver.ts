import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { OpResult, PresentedEmergency } from '#contract';
import { NameLoader, PersonModel } from '#identity';
import { CurrentCtx, Needs, UuidPipe, type Ctx } from '#kernel';
import { Emergencies, type EmergencyContact } from '../break-glass/emergencies.service.js';
import { OfficerReviews } from '../break-glass/officer-reviews.service.js';
import type { OpenReview } from '../break-glass/open-review.js';
import { BreakGlassReviewInput } from './emergency.input.js';
import { EmergencyContactModel, EmergencyModel, OpenReviewModel } from './emergency.model.js';
import { reviewOf } from './op-of-input.js';
import { OpResultUnion } from './op-result.model.js';

const PLAN = { type: () => ID, description: 'The plan.' };

@Resolver(() => OpenReviewModel)
export class EmergencyResolver {
  constructor(
    private readonly emergencies: Emergencies,
    private readonly officers: OfficerReviews,
    private readonly names: NameLoader,
  ) {}

  @Query(() => [EmergencyModel], {
    name: 'emergencies',
    description:
      'The uses of the emergency button in a plan that are your business, the last first.',
  })
  @Needs('plan.read')
  async emergenciesOf(
    @CurrentCtx() ctx: Ctx,
    @Args('planId', PLAN, UuidPipe) planId: string,
  ): Promise<object[]> {
    const { emergencies, now } = await this.emergencies.list(ctx, planId);
    return emergencies.map((emergency) => emergencyView(emergency, now));
  }

  @Query(() => EmergencyContactModel, {
    description:
      'How the safety coordinator is reached, for whoever pressed the emergency button, until it is over. ' +
      'ABSENT for everyone else and afterwards.',
  })
  @Needs('breakGlass.use')
  async emergencyContact(
    @CurrentCtx() ctx: Ctx,
    @Args('planId', PLAN, UuidPipe) planId: string,
    @Args('use', { type: () => ID, description: 'The use.' }, UuidPipe) use: string,
  ): Promise<EmergencyContact> {
    return this.emergencies.contact(ctx, planId, use);
  }

  @Query(() => [OpenReviewModel], {
    description:
      'The uses of the emergency button whose review you see to, or that colleagues made whom you are the privacy ' +
      'officer of; the oldest first.',
  })
  @Needs('case.list')
  async openReviews(@CurrentCtx() ctx: Ctx): Promise<OpenReview[]> {
    return this.emergencies.openReviews(ctx);
  }

  @Query(() => String, {
    description:
      'Why a colleague used the emergency button, for the privacy officer whom the review waits for. ABSENT for everyone else.',
  })
  @Needs('breakGlass.review')
  async reviewReason(
    @CurrentCtx() ctx: Ctx,
    @Args('use', { type: () => ID, description: 'The use.' }, UuidPipe) use: string,
  ): Promise<string> {
    return this.officers.reason(ctx, use);
  }

  @Mutation(() => OpResultUnion, {
    description:
      'Concludes the review of a colleague’s use, for the privacy officer whom it waits for; with a fresh second factor.',
  })
  @Needs('breakGlass.review')
  async concludeReview(
    @CurrentCtx() ctx: Ctx,
    @Args('review', { description: 'What it comes to.' }) input: BreakGlassReviewInput,
  ): Promise<OpResult> {
    return this.officers.conclude(ctx, reviewOf(input));
  }

  @ResolveField()
  async person(@Parent() { person }: OpenReview): Promise<PersonModel | null> {
    return person === null ? null : this.names.person(person);
  }
}

function emergencyView({ at, until, ...rest }: PresentedEmergency, now: number): object {
  return {
    ...rest,
    at: new Date(at),
    until: until ? new Date(until) : null,
    now: new Date(now),
  };
}
