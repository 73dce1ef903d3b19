import { Field, ID, ObjectType } from '@nestjs/graphql';
import { ORGANISATION_TYPES, type OrganisationType } from '#contract';
import { graphqlEnum } from '#kernel';

const OrganisationTypeEnum = graphqlEnum(ORGANISATION_TYPES, {
  name: 'OrganisationType',
  description: 'What sort of organisation it is; the section matrix gives rights by it.',
});

@ObjectType('Organisation', { description: 'An organisation that people act for.' })
export class OrganisationModel {
  @Field(() => ID, { description: 'Its id.' })
  declare readonly id: string;

  @Field(() => String, { description: 'Its name.' })
  declare readonly name: string;

  @Field(() => OrganisationTypeEnum, { description: 'What sort of organisation it is.' })
  declare readonly type: OrganisationType;
}
