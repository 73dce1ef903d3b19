import { Field, ID, ObjectType } from '@nestjs/graphql';
import { AUDIENCE_TYPES, type AudienceType } from '#contract';
import { graphqlEnum } from '#kernel';

const TYPE_MEANS: Readonly<Record<AudienceType, string>> = {
  CASE_OPEN: 'Every organisation in the case that may read the section.',
  ORG_LIST: 'Of those, only the organisations that are named.',
  NAMED_PERSONS: 'Only the people who are named, as far as they may read the section.',
  OWN_ORG: 'Only the people of the organisation that added it.',
};

export const AudienceTypeEnum = graphqlEnum(AUDIENCE_TYPES, {
  name: 'AudienceType',
  description: 'Who may read an item. An audience never widens the section matrix.',
  of: (type) => TYPE_MEANS[type],
});

@ObjectType('Audience', { description: 'Who may read an item, or a field of it.' })
export class AudienceModel {
  @Field(() => AudienceTypeEnum, { description: 'Which sort of audience it is.' })
  declare readonly type: AudienceType;

  @Field(() => [ID], {
    nullable: true,
    description: 'With ORG_LIST: ids of the organisations named.',
  })
  declare readonly organisations?: string[];

  @Field(() => [ID], {
    nullable: true,
    description: 'With NAMED_PERSONS: ids of the people named.',
  })
  declare readonly persons?: string[];
}

@ObjectType('Readers', {
  description: 'Who on the case reads something now: audience, section and membership in one.',
})
export class ReadersModel {
  @Field(() => [ID], {
    description: 'Ids of the organisations of which everyone on the case does.',
  })
  declare readonly organisations: string[];

  @Field(() => [ID], { description: 'Ids of the people who do besides.' })
  declare readonly persons: string[];
}

@ObjectType('FieldSight', {
  description: 'Who may read a field that has an audience of its own, within that of its item.',
})
export class FieldSightModel {
  @Field(() => String, { description: 'The name of the field.' })
  declare readonly field: string;

  @Field(() => AudienceModel, { description: 'Its audience.' })
  declare readonly audience: AudienceModel;

  @Field(() => ReadersModel, { description: 'Who reads it now.' })
  declare readonly readers: ReadersModel;

  @Field(() => Boolean, { description: 'Whether you may change its audience.' })
  declare readonly canChange: boolean;
}
