import { Field, ID, ObjectType } from '@nestjs/graphql';
import {
  EMERGENCY_ROLES,
  REVIEW_STATES,
  REVIEW_WAITS,
  type EmergencyRole,
  type ReviewState,
  type ReviewWaitsFor,
} from '#contract';
import { PersonModel } from '#identity';
import { DateTimeScalar, graphqlEnum } from '#kernel';
import { AuthorModel } from './author.model.js';

const EmergencyRoleEnum = graphqlEnum(EMERGENCY_ROLES, {
  name: 'EmergencyRole',
  description: 'As what you are told of a use of the emergency button.',
});

const ReviewStateEnum = graphqlEnum(REVIEW_STATES, {
  name: 'ReviewState',
  description: 'What the review afterwards concluded.',
});

const ReviewWaitsForEnum = graphqlEnum(REVIEW_WAITS, {
  name: 'ReviewWaitsFor',
  description:
    'What a review waits for: you, the end of the use and then you, a safety coordinator on the case, or another privacy officer.',
});

@ObjectType('Emergency', {
  description: 'A use of the emergency button, as far as it is told you.',
})
export class EmergencyModel {
  @Field(() => ID, { description: 'The use.' })
  declare readonly use: string;

  @Field(() => EmergencyRoleEnum, { description: 'As what you are told of it.' })
  declare readonly role: EmergencyRole;

  @Field(() => DateTimeScalar, { description: 'When the button was pressed.' })
  declare readonly at: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when it opens something; null when it is over, and for the regievoerder.',
  })
  declare readonly until: Date | null;

  @Field(() => DateTimeScalar, {
    description: 'The clock of the server, as of which this is told: `until` is by that one.',
  })
  declare readonly now: Date;

  @Field(() => Boolean, {
    nullable: true,
    description: 'For the regievoerder: whether a safety coordinator on the case is told.',
  })
  declare readonly isCoordinated: boolean | null;

  @Field(() => AuthorModel, { nullable: true, description: 'Who pressed.' })
  declare readonly by: AuthorModel | null;

  @Field(() => String, { nullable: true, description: 'Why.' })
  declare readonly reason: string | null;

  @Field(() => ReviewStateEnum, { nullable: true, description: 'What became of the review.' })
  declare readonly review: ReviewState | null;

  @Field(() => String, { nullable: true, description: 'What the review concluded, in words.' })
  declare readonly conclusion: string | null;
}

@ObjectType('EmergencyContact', { description: 'What the emergency button opens.' })
export class EmergencyContactModel {
  @Field(() => [String], {
    description: 'How the safety coordinators are reached, day and night; empty when none left it.',
  })
  declare readonly contacts: string[];

  @Field(() => DateTimeScalar, { description: 'Until when this may be read.' })
  declare readonly until: Date;
}

@ObjectType('OpenReview', { description: 'A use of the emergency button that is to be reviewed.' })
export class OpenReviewModel {
  @Field(() => ID, { description: 'The use.' })
  declare readonly use: string;

  @Field(() => DateTimeScalar, { description: 'When the button was pressed.' })
  declare readonly at: Date;

  @Field(() => Boolean, { description: 'Whether it is open for longer than it should be.' })
  declare readonly isLate: boolean;

  @Field(() => ID, { nullable: true, description: 'The plan, for whoever is to review it.' })
  declare readonly planId: string | null;

  @Field(() => PersonModel, {
    nullable: true,
    description: 'Who pressed, for the privacy officer of that organisation.',
  })
  declare readonly person: PersonModel | null;

  @Field(() => ReviewWaitsForEnum, { description: 'What it waits for.' })
  declare readonly waitsFor: ReviewWaitsFor;
}
