import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DirectoryService, MeModel } from '#identity';
import { PRIVACY_OFFICER } from './privacy-officers.js';

/** Whether to offer the access log. A hint for the screen; the right is looked at when the log is asked for. */
@Resolver(() => MeModel)
export class AccessLogOfMeResolver {
  constructor(private readonly directory: DirectoryService) {}

  @ResolveField(() => Boolean, { description: 'Whether the access log is yours to read.' })
  async readsAccessLog(@Parent() me: MeModel): Promise<boolean> {
    const person = await this.directory.person(me.person.id);
    return person?.functions.includes(PRIVACY_OFFICER) === true;
  }
}
