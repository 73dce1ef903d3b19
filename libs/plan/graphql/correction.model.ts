import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '#kernel';
import { AuthorModel } from './author.model.js';

@ObjectType('Correction', { description: 'That what stands there is a correction.' })
export class CorrectionModel {
  @Field(() => AuthorModel, { description: 'Who corrected it.' })
  declare readonly by: AuthorModel;

  @Field(() => DateTimeScalar, { description: 'When it was corrected.' })
  declare readonly at: Date;

  @Field(() => String, { description: 'Why.' })
  declare readonly reason: string;
}

@ObjectType('CorrectsEntry', { description: 'What a change corrects.' })
export class CorrectsEntryModel {
  @Field(() => String, { description: 'Why.' })
  declare readonly reason: string;

  @Field(() => Int, { description: 'The rev of the same stream that it corrects.' })
  declare readonly rev: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'From when on that stood there; null where that is not for you to know.',
  })
  declare readonly at: Date | null;
}

@ObjectType('CorrectedEntry', { description: 'The last correction of what a change brought.' })
export class CorrectedEntryModel extends CorrectionModel {
  @Field(() => Int, { description: 'The rev of the correction in the same stream.' })
  declare readonly rev: number;
}
