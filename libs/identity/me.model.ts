import { Field, ObjectType } from '@nestjs/graphql';
import { OrganisationModel } from './organisation.model.js';
import { PersonModel } from './person.model.js';

@ObjectType('Me', { description: 'Who is signed in.' })
export class MeModel {
  @Field(() => PersonModel, { description: 'The person who is signed in.' })
  declare readonly person: PersonModel;

  @Field(() => OrganisationModel, { description: 'The organisation that the person acts for.' })
  declare readonly organisation: OrganisationModel;

  @Field(() => Boolean, {
    description: 'Whether this is the demo, with invented people and plans.',
  })
  declare readonly demo: boolean;

  @Field(() => Boolean, { description: 'Whether the person takes in cases for the organisation.' })
  declare readonly takesInCases: boolean;

  @Field(() => Boolean, {
    description: 'Whether the person looks after the accounts and the staff of the organisation.',
  })
  declare readonly administers: boolean;
}
