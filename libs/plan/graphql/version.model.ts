import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  VERSION_ANSWERS,
  VERSION_STATES,
  type Audience,
  type ItemKindName,
  type Section,
  type VersionAnswer,
  type VersionState,
} from '#contract';
import { DateTimeScalar, graphqlEnum, JsonScalar, PageInfoModel } from '#kernel';
import { AudienceModel } from './audience.model.js';
import { AuthorModel } from './author.model.js';
import { ItemKindEnum, SectionEnum } from './item.model.js';

const STATE_MEANS: Readonly<Record<VersionState, string>> = {
  OPEN: 'Up for approval.',
  ESTABLISHED: 'Everyone who could be asked agrees.',
  NOT_ESTABLISHED: 'Somebody does not agree.',
  WITHDRAWN: 'Taken back before everyone had answered.',
};

const VersionStateEnum = graphqlEnum(VERSION_STATES, {
  name: 'VersionState',
  description: 'Where a version of a plan stands.',
  of: (state) => STATE_MEANS[state],
});

export const VersionAnswerEnum = graphqlEnum(VERSION_ANSWERS, {
  name: 'VersionAnswer',
  description: 'What an organisation says of a version, or that it could not be asked.',
});

@ObjectType('VersionReply', { description: 'What became of one organisation that was asked.' })
export class VersionReplyModel {
  @Field(() => ID, { description: 'The id of the organisation.' })
  declare readonly organisation: string;

  @Field(() => String, { description: 'Its name.' })
  declare readonly name: string;

  @Field(() => VersionAnswerEnum, { nullable: true, description: 'Null while there is none.' })
  declare readonly answer: VersionAnswer | null;

  @Field(() => String, { nullable: true, description: 'Why.' })
  declare readonly reason: string | null;

  @Field(() => AuthorModel, { nullable: true, description: 'Who answered, or recorded it.' })
  declare readonly by: AuthorModel | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When.' })
  declare readonly at: Date | null;

  @Field(() => Boolean, {
    description: 'Whether it left without an answer: nobody waits for it.',
  })
  declare readonly hasLeft: boolean;

  @Field(() => Boolean, { description: 'Whether you may record that it could not be asked.' })
  declare readonly canBeSkipped: boolean;
}

@ObjectType('VersionRights', { description: 'What you may do with a version.' })
export class VersionRightsModel {
  @Field(() => Boolean, { description: 'Answer for your organisation, once more too.' })
  declare readonly answer: boolean;

  @Field(() => Boolean, { description: 'Take it back.' })
  declare readonly withdraw: boolean;
}

@ObjectType('Version', {
  description: 'The plan as it stood when it was put up for approval, and who agrees with it.',
})
export class VersionModel {
  @Field(() => ID, { description: 'The id of the version.' })
  declare readonly id: string;

  @Field(() => Int, { description: '1, 2, 3 … in each plan.' })
  declare readonly number: number;

  @Field(() => String, { description: 'What answers are bound to: 32 bytes in hexadecimal.' })
  declare readonly root: string;

  @Field(() => VersionStateEnum, { description: 'Where it stands.' })
  declare readonly state: VersionState;

  @Field(() => String, { nullable: true, description: 'What was said with it.' })
  declare readonly note: string | null;

  @Field(() => AuthorModel, { description: 'Who proposed it.' })
  declare readonly by: AuthorModel;

  @Field(() => DateTimeScalar, { description: 'When.' })
  declare readonly at: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was settled or withdrawn.' })
  declare readonly closedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn.' })
  declare readonly reason: string | null;

  @Field(() => [VersionReplyModel], { description: 'The organisations that were asked, by name.' })
  declare readonly answers: VersionReplyModel[];

  @Field(() => VersionRightsModel, { description: 'What you may do with it.' })
  declare readonly can: VersionRightsModel;
}

@ObjectType('VersionEdge', { description: 'A version and its place in the list.' })
export class VersionEdgeModel {
  @Field(() => String, { description: 'Give this as `after` for what is older.' })
  declare readonly cursor: string;

  @Field(() => VersionModel, { description: 'The version.' })
  declare readonly node: VersionModel;
}

@ObjectType('VersionConnection', { description: 'A page of versions.' })
export class VersionConnectionModel {
  @Field(() => [VersionEdgeModel], { description: 'The versions, newest first.' })
  declare readonly edges: VersionEdgeModel[];

  @Field(() => PageInfoModel, { description: 'Whether there are older ones.' })
  declare readonly pageInfo: PageInfoModel;
}

@ObjectType('VersionField', { description: 'What a field held in a version.' })
export class VersionFieldModel {
  @Field(() => String, { description: 'The name of the field.' })
  declare readonly field: string;

  @Field(() => JsonScalar, { description: 'What stood there: a text as a string.' })
  declare readonly value: unknown;
}

@ObjectType('VersionItem', { description: 'An item as it stood in a version.' })
export class VersionItemModel {
  @Field(() => ID, { description: 'The item.' })
  declare readonly item: string;

  @Field(() => SectionEnum, { description: 'The section that it stands in.' })
  declare readonly section: Section;

  @Field(() => ItemKindEnum, { description: 'What sort of item it is.' })
  declare readonly kind: ItemKindName;

  @Field(() => AudienceModel, { description: 'Who could read it then.' })
  declare readonly audience: Audience;

  @Field(() => [VersionFieldModel], { description: 'The fields that held something.' })
  declare readonly fields: VersionFieldModel[];
}

@ObjectType('VersionContents', { description: 'What you may see today of what a version holds.' })
export class VersionContentsModel {
  @Field(() => VersionModel, { description: 'The version.' })
  declare readonly version: VersionModel;

  @Field(() => [VersionItemModel], { description: 'Its items, in the order that they had.' })
  declare readonly items: VersionItemModel[];

  @Field(() => [ID], {
    description: 'Items that you saw and that were erased since, or of which a passage was.',
  })
  declare readonly erased: string[];
}
