import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { VIEW_MANNERS, type OwnView, type PresentedView, type ViewManner } from '#contract';
import { DateTimeScalar, graphqlEnum } from '#kernel';
import { AuthorModel } from './author.model.js';
import { CorrectionModel } from './correction.model.js';

const MANNER_MEANS = { SPOKEN: 'Said.', WRITTEN: 'Handed in, in writing.' } as const;

export const ViewMannerEnum = graphqlEnum(VIEW_MANNERS, {
  name: 'ViewManner',
  description: 'How somebody gave their own view.',
  of: (manner) => MANNER_MEANS[manner],
});

@ObjectType('OwnView', {
  description: 'What an involved person said of an item themselves, as a professional recorded it.',
})
export class OwnViewModel {
  @Field(() => ID, { description: 'The stream that a correction of it names.' })
  declare readonly stream: string;

  @Field(() => Int, { description: 'A correction says it as `ifRev`.' })
  declare readonly rev: number;

  @Field(() => String, { description: 'What it is called in history.' })
  declare readonly field: string;

  @Field(() => ID, { description: 'The item of the involved person whose view it is.' })
  declare readonly person: string;

  @Field(() => String, { description: 'What they said.' })
  declare readonly words: string;

  @Field(() => String, { description: 'The day on which it was given, as YYYY-MM-DD.' })
  declare readonly givenOn: string;

  @Field(() => ViewMannerEnum, { description: 'How it was given.' })
  declare readonly manner: ViewManner;

  @Field(() => AuthorModel, { description: 'Who recorded it.' })
  declare readonly by: AuthorModel;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  declare readonly at: Date;

  @Field(() => CorrectionModel, {
    nullable: true,
    description: 'That it was put right as it was recorded, where you may know.',
  })
  declare readonly corrected: CorrectionModel | null;
}

/** A view in the shape of its GraphQL type. */
export function ownViewView({
  value,
  ...view
}: PresentedView): Omit<PresentedView, 'value'> & OwnView {
  return { ...view, ...value };
}
