import { Field, ObjectType } from '@nestjs/graphql';
import { OrganisationModel, PersonModel } from '#identity';

@ObjectType('Author', { description: 'Who did something: a person, acting for one organisation.' })
export class AuthorModel {
  @Field(() => PersonModel, { description: 'The person.' })
  declare readonly person: string;

  @Field(() => OrganisationModel, {
    description: 'The organisation that the person acted for then.',
  })
  declare readonly organisation: string;
}
