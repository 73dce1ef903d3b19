import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, LinePipe, Needs, type Ctx } from '#kernel';
import { DirectoryService } from './directory.service.js';
import { OrganisationModel } from './organisation.model.js';
import { PersonModel } from './person.model.js';

/** Who can be asked to take part, and who of one's own can be put on a case. */
@Resolver()
export class DirectoryResolver {
  constructor(private readonly directory: DirectoryService) {}

  @Query(() => [OrganisationModel], {
    description: 'Organisations whose name holds these words, 20 at most.',
  })
  @Needs('circle.read')
  async findOrganisations(
    @Args('name', { type: () => String, description: 'Part of the name.' }, LinePipe)
    name: string,
  ): Promise<OrganisationModel[]> {
    return this.directory.findOrganisations(name);
  }

  @Query(() => [PersonModel], { description: 'The people of your own organisation, by name.' })
  @Needs('circle.read')
  async colleagues(@CurrentCtx() { actor }: Ctx): Promise<PersonModel[]> {
    return this.directory.peopleOf(actor.organisation);
  }
}
