import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AuthorModel } from './author.model.js';
import { CorrectionModel } from './correction.model.js';

@ObjectType('AuthorSpan', { description: 'A stretch of text that one person wrote.' })
export class AuthorSpanModel {
  @Field(() => Int, { description: 'Its length in UTF-16 code units.' })
  declare readonly length: number;

  @Field(() => AuthorModel, { description: 'Who wrote it.' })
  declare readonly author: AuthorModel;
}

@ObjectType('LiveText', { description: 'A text that people type in together, as it stands.' })
export class LiveTextModel {
  @Field(() => ID, { description: 'The stream that an edit of it names.' })
  declare readonly stream: string;

  @Field(() => Int, { description: 'How many edits it has had; an edit is made against this rev.' })
  declare readonly rev: number;

  @Field(() => String, { description: 'The text itself; lines end in \\n.' })
  declare readonly text: string;

  @Field(() => [AuthorSpanModel], {
    description: 'Who wrote what: the spans cover the text from begin to end.',
  })
  declare readonly spans: AuthorSpanModel[];

  @Field(() => CorrectionModel, {
    nullable: true,
    description: 'The last correction of it of which you may know; typing goes on after it.',
  })
  declare readonly corrected: CorrectionModel | null;
}
