import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { CONFIG, Needs, Open, OptionalCtx, type Config, type Ctx } from '#kernel';
import { Administrator } from './administration/administrator.js';
import { DirectoryService } from './directory.service.js';
import { MeModel } from './me.model.js';

@Resolver(() => MeModel)
export class MeResolver {
  constructor(
    private readonly directory: DirectoryService,
    private readonly administrator: Administrator,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Query(() => MeModel, {
    nullable: true,
    description: 'Who is signed in from this browser; null when nobody is.',
  })
  @Needs('session.read')
  @Open('tells the client whether to ask for a sign-in; answers null without a session')
  async me(@OptionalCtx() ctx: Ctx | undefined): Promise<MeModel | null> {
    const person = ctx && (await this.directory.person(ctx.actor.person));
    if (!person) return null;
    const takesInCases = ctx.actor.functions.includes('CASE_INTAKE');
    // A hint for the screen: asking for the accounts to find out would leave a refused attempt in the log.
    const administers = await this.administrator.is(ctx);
    const { organisation } = person;
    return { person, organisation, demo: this.config.demo, takesInCases, administers };
  }
}
