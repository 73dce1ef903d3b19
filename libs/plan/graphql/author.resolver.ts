import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Author } from '#contract';
import { NameLoader, OrganisationModel, PersonModel } from '#identity';
import { AuthorModel } from './author.model.js';

/** Puts names to the ids of an author. */
@Resolver(() => AuthorModel)
export class AuthorResolver {
  constructor(private readonly names: NameLoader) {}

  @ResolveField(() => PersonModel)
  person(@Parent() author: Author): Promise<PersonModel> {
    return this.names.person(author.person);
  }

  @ResolveField(() => OrganisationModel)
  organisation(@Parent() author: Author): Promise<OrganisationModel> {
    return this.names.organisation(author.organisation);
  }
}
