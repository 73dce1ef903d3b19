import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '#kernel';
import { AuthorModel } from './author.model.js';
import { PlanMomentModel } from './comparison.model.js';

@ObjectType('WrittenRun', { description: 'Words that one person wrote in one go.' })
export class WrittenRunModel {
  @Field(() => Int, { description: 'How long it is, in UTF-16 code units.' })
  declare readonly length: number;

  @Field(() => AuthorModel, { description: 'Who wrote it.' })
  declare readonly by: AuthorModel;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the last of it was written; null when that is too long ago to tell.',
  })
  declare readonly at: Date | null;
}

@ObjectType('Authorship', { description: 'A text, and who wrote which words of it.' })
export class AuthorshipModel {
  @Field(() => PlanMomentModel, { description: 'The moment that is looked at.' })
  declare readonly moment: PlanMomentModel;

  @Field(() => String, {
    nullable: true,
    description: 'The text; null when the item was not there for you at that moment.',
  })
  declare readonly text: string | null;

  @Field(() => [WrittenRunModel], { description: 'Its words, from begin to end.' })
  declare readonly runs: WrittenRunModel[];
}

@ObjectType('LastVisit', { description: 'What came into a plan since you last looked.' })
export class LastVisitModel {
  @Field(() => DateTimeScalar, { description: 'When your last visit ended.' })
  declare readonly at: Date;

  @Field(() => Int, {
    description:
      'How many changes of others came since, of what you may read today; typing in one go is one.',
  })
  declare readonly changes: number;

  @Field(() => Boolean, { description: 'There are more than were counted.' })
  declare readonly isMore: boolean;
}
