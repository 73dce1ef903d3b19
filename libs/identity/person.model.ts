import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('Person', { description: 'A professional who acts for one organisation.' })
export class PersonModel {
  @Field(() => ID, { description: 'The id of the person.' })
  declare readonly id: string;

  @Field(() => String, { description: 'The name that colleagues know the person by.' })
  declare readonly name: string;

  @Field(() => String, { description: 'What the person does there, for example "regievoerder".' })
  declare readonly function: string;
}
