import { ResolveField, Resolver } from '@nestjs/graphql';
import { MeModel } from '#identity';
import { OptionalCtx, type Ctx } from '#kernel';
import { PRIVACY_OFFICER } from './privacy-officers.js';

/** Whether to offer the access log. A hint for the screen; the right is looked at when the log is asked for. */
@Resolver(() => MeModel)
export class AccessLogOfMeResolver {
  @ResolveField(() => Boolean, { description: 'Whether the access log is yours to read.' })
  readsAccessLog(@OptionalCtx() ctx: Ctx | undefined): boolean {
    return ctx?.actor.functions.includes(PRIVACY_OFFICER) === true;
  }
}
