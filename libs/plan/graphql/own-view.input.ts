import { Field, ID, InputType } from '@nestjs/graphql';
import type { ViewManner } from '#contract';
import { ViewMannerEnum } from './own-view.model.js';

@InputType('OwnViewInput', { description: 'What an involved person said of something themselves.' })
export class OwnViewInput {
  @Field(() => ID, { description: 'The item of the involved person, whom you see.' })
  declare readonly person: string;

  @Field(() => String, { description: 'In their words, in at most 4000 characters.' })
  declare readonly words: string;

  @Field(() => String, {
    description: 'The day on which it was given, as YYYY-MM-DD; not after today.',
  })
  declare readonly givenOn: string;

  @Field(() => ViewMannerEnum, { description: 'How it was given.' })
  declare readonly manner: ViewManner;
}

@InputType('ViewAddInput', { description: 'Adds the own view of an involved person to an item.' })
export class ViewAddInput {
  @Field(() => ID, { description: 'A UUIDv7 made by the client. Sent twice, the op counts once.' })
  declare readonly opId: string;

  @Field(() => ID, { description: 'The stream of the item itself.' })
  declare readonly stream: string;

  @Field(() => OwnViewInput, { description: 'The view.' })
  declare readonly view: OwnViewInput;
}
