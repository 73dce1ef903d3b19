import { Field, ID, Int, InterfaceType, ObjectType } from '@nestjs/graphql';
import type { PersonRef, PersonSort } from '#contract';
import { DateTimeScalar, graphqlEnum } from '#kernel';
import { AuthorModel } from './author.model.js';
import { CorrectionModel } from './correction.model.js';

const PersonSortEnum = graphqlEnum(['involved', 'professional'], {
  name: 'PersonSort',
  description: 'Which people a reference points to.',
  of: (sort) =>
    sort === 'involved' ? 'An item of kind involvedPerson.' : 'A professional on the case.',
});

@ObjectType('PersonRef', { description: 'A reference to somebody involved, or to a professional.' })
export class PersonRefModel {
  @Field(() => PersonSortEnum, { description: 'Which people the reference points to.' })
  declare readonly sort: PersonSort;

  @Field(() => ID, { description: 'The id of the item, or of the person.' })
  declare readonly id: string;
}

@InterfaceType('FieldValue', { description: 'A field that holds one value, set as a whole.' })
export class FieldValueModel {
  @Field(() => ID, { description: 'The stream that a change of it names.' })
  declare readonly stream: string;

  @Field(() => Int, {
    description: 'How often it was set; 0 when never. A change says it as `ifRev`.',
  })
  declare readonly rev: number;

  @Field(() => AuthorModel, { nullable: true, description: 'Who set it last.' })
  declare readonly by: AuthorModel | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was set last.' })
  declare readonly at: Date | null;

  @Field(() => CorrectionModel, {
    nullable: true,
    description: 'When what stands there is a correction of which you may know.',
  })
  declare readonly corrected: CorrectionModel | null;
}

const implemented = { implements: () => [FieldValueModel] };

@ObjectType('ShortTextValue', { ...implemented, description: 'A line of text.' })
export class ShortTextValueModel {
  @Field(() => String, { nullable: true, description: 'The line; null when not filled in.' })
  declare readonly value: string | null;
}

@ObjectType('DateValue', { ...implemented, description: 'A calendar day in Amsterdam.' })
export class DateValueModel {
  @Field(() => String, {
    nullable: true,
    description: 'The day as YYYY-MM-DD; null when not filled in.',
  })
  declare readonly value: string | null;
}

@ObjectType('MomentValue', { ...implemented, description: 'An instant.' })
export class MomentValueModel {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The instant; null when not filled in.',
  })
  declare readonly value: Date | null;
}

@ObjectType('PersonValue', { ...implemented, description: 'A person.' })
export class PersonValueModel {
  @Field(() => PersonRefModel, {
    nullable: true,
    description: 'The person; null when not filled in.',
  })
  declare readonly value: PersonRef | null;
}

@ObjectType('PeopleValue', { ...implemented, description: 'Any number of people.' })
export class PeopleValueModel {
  @Field(() => [PersonRefModel], {
    nullable: true,
    description: 'The people; null when not filled in.',
  })
  declare readonly value: PersonRef[] | null;
}

@ObjectType('OrganisationValue', { ...implemented, description: 'An organisation.' })
export class OrganisationValueModel {
  @Field(() => ID, {
    nullable: true,
    description: 'The id of the organisation; null when not filled in.',
  })
  declare readonly value: string | null;
}

@ObjectType('OrganisationsValue', { ...implemented, description: 'Any number of organisations.' })
export class OrganisationsValueModel {
  @Field(() => [ID], {
    nullable: true,
    description: 'Ids of the organisations; null when not filled in.',
  })
  declare readonly value: string[] | null;
}

@ObjectType('YesNoValue', { ...implemented, description: 'Yes or no.' })
export class YesNoValueModel {
  @Field(() => Boolean, { nullable: true, description: 'Yes or no; null when not filled in.' })
  declare readonly value: boolean | null;
}

@ObjectType('NumberValue', { ...implemented, description: 'A whole number.' })
export class NumberValueModel {
  @Field(() => Int, { nullable: true, description: 'The number; null when not filled in.' })
  declare readonly value: number | null;
}
