import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ItemKindName, Section } from '#contract';
import { DateTimeScalar, graphqlEnum, JsonScalar } from '#kernel';
import { AudienceModel } from './audience.model.js';
import { ItemKindEnum, SectionEnum } from './item.model.js';

const ItemChangeEnum = graphqlEnum(['ADDED', 'REMOVED', 'ERASED', 'CHANGED'], {
  name: 'ItemChange',
  description:
    'What became of an item between two moments. What was not for you to read at a moment was not there; what stood there before a passage was erased is gone.',
});

@ObjectType('PlanMoment', { description: 'A moment of a plan, as you may look back at it.' })
export class PlanMomentModel {
  @Field(() => DateTimeScalar, { description: 'When it was.' })
  declare readonly at: Date;

  @Field(() => Boolean, {
    description:
      'Whether an earlier moment was asked for than your organisation sees: it is then the first one that it does.',
  })
  declare readonly isLimited: boolean;
}

@ObjectType('StreamRev', { description: 'A place in the history of a field.' })
export class StreamRevModel {
  @Field(() => ID, { description: 'The stream.' })
  declare readonly streamId: string;

  @Field(() => Int, { description: 'How far it had come.' })
  declare readonly rev: number;
}

@ObjectType('FieldDifference', { description: 'How a field differs between two moments.' })
export class FieldDifferenceModel {
  @Field(() => String, { description: 'The name of the field.' })
  declare readonly field: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'What stood there at the first moment: a text as a string. Null: nothing.',
  })
  declare readonly before: unknown;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'What stood there at the second moment.',
  })
  declare readonly after: unknown;

  @Field(() => StreamRevModel, {
    nullable: true,
    description: 'Where in the history what stood there first is to be found.',
  })
  declare readonly beforePlace: StreamRevModel | null;
}

@ObjectType('AudienceDifference', { description: 'Who could read an item at two moments.' })
export class AudienceDifferenceModel {
  @Field(() => AudienceModel, { description: 'At the first moment.' })
  declare readonly before: AudienceModel;

  @Field(() => AudienceModel, { description: 'At the second moment.' })
  declare readonly after: AudienceModel;
}

@ObjectType('ItemDifference', { description: 'How an item differs between two moments.' })
export class ItemDifferenceModel {
  @Field(() => ID, { description: 'The item.' })
  declare readonly item: string;

  @Field(() => SectionEnum, { description: 'The section that it stands in.' })
  declare readonly section: Section;

  @Field(() => ItemKindEnum, { description: 'What sort of item it is.' })
  declare readonly kind: ItemKindName;

  @Field(() => String, { nullable: true, description: 'What it is called today.' })
  declare readonly title: string | null;

  @Field(() => ItemChangeEnum, { description: 'What became of it.' })
  declare readonly change: 'ADDED' | 'REMOVED' | 'ERASED' | 'CHANGED';

  @Field(() => Boolean, { description: 'Whether it got another place in its section.' })
  declare readonly isMoved: boolean;

  @Field(() => AudienceDifferenceModel, {
    nullable: true,
    description: 'Who could read it, where that became otherwise.',
  })
  declare readonly audience: AudienceDifferenceModel | null;

  @Field(() => [FieldDifferenceModel], { description: 'The fields that differ.' })
  declare readonly fields: FieldDifferenceModel[];
}

@ObjectType('Comparison', { description: 'Two moments of a plan side by side.' })
export class ComparisonModel {
  @Field(() => PlanMomentModel, { description: 'The first moment.' })
  declare readonly from: PlanMomentModel;

  @Field(() => PlanMomentModel, { description: 'The second moment.' })
  declare readonly to: PlanMomentModel;

  @Field(() => [ItemDifferenceModel], {
    description: 'What differs, in the order in which it stands today.',
  })
  declare readonly items: ItemDifferenceModel[];

  @Field(() => [ID], { description: 'Items that were erased whole between the two moments.' })
  declare readonly erased: string[];
}
