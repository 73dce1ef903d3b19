import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { ParticipationStatus, PastSight } from '#contract';
import { PersonModel } from '#identity';
import { DateTimeScalar, PageInfoModel } from '#kernel';
import { AuthorModel } from './author.model.js';
import { GroundModel, ParticipationStatusEnum, PastSightEnum } from './circle.model.js';

@ObjectType('Intake', {
  description:
    'A case that your organisation is asked to take part in, or does, as whoever takes in cases may know it.',
})
export class IntakeModel {
  @Field(() => ID, { description: 'The id of the plan.' })
  declare readonly planId: string;

  @Field(() => String, { description: 'The number of the case.' })
  declare readonly caseNumber: string;

  @Field(() => ParticipationStatusEnum, { description: 'Where your organisation stands.' })
  declare readonly status: ParticipationStatus;

  @Field(() => GroundModel, { nullable: true, description: 'What for, and on what ground.' })
  declare readonly ground: GroundModel | null;

  @Field(() => PastSightEnum, { description: 'What your organisation may see of the past.' })
  declare readonly past: PastSight;

  @Field(() => AuthorModel, { description: 'Who invited your organisation.' })
  declare readonly by: AuthorModel;

  @Field(() => DateTimeScalar, { description: 'When.' })
  declare readonly invitedAt: Date;

  @Field(() => [PersonModel], { description: 'People of your organisation on the case.' })
  declare readonly persons: PersonModel[];
}

@ObjectType('IntakeEdge', { description: 'A case to take in, and its place in the list.' })
export class IntakeEdgeModel {
  @Field(() => String, { description: 'Give this as `after` for what follows.' })
  declare readonly cursor: string;

  @Field(() => IntakeModel, { description: 'The case.' })
  declare readonly node: IntakeModel;
}

@ObjectType('IntakeConnection', { description: 'A page of cases to take in.' })
export class IntakeConnectionModel {
  @Field(() => [IntakeEdgeModel], { description: 'In the order of their case numbers.' })
  declare readonly edges: IntakeEdgeModel[];

  @Field(() => PageInfoModel, { description: 'Whether there is more.' })
  declare readonly pageInfo: PageInfoModel;
}
