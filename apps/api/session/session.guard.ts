import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Request } from 'express';
import { RefusedConnections } from '#access-log';
import { tokenIn } from '#identity';
import { CONFIG, Open, Refused, type Config, type GraphqlContext } from '#kernel';
import { requestIdOf } from '../http/request-id.js';
import { RequestSessions } from './request-sessions.js';

/** Lets in who is signed in, and everybody where a route or resolver is declared open. Field resolvers pass here too. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: RequestSessions,
    private readonly refusals: RefusedConnections,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // A socket has its session from before the upgrade, and loses it by its lease.
    if (context.getType() === 'ws') return true;
    if (this.reflector.get(Open, context.getHandler())) return true;
    if (await this.isSignedIn(context)) return true;
    await this.noteRefusal(context);
    throw new Refused('UNAUTHENTICATED');
  }

  /** Whose session it was, when the browser still holds one that is over. */
  private async noteRefusal(context: ExecutionContext): Promise<void> {
    const isGraphql = context.getType<string>() === 'graphql';
    const { req } = isGraphql
      ? GqlExecutionContext.create(context).getContext<{ req: Request }>()
      : { req: context.switchToHttp().getRequest<Request>() };
    await this.refusals.note({
      token: tokenIn(req.headers.cookie, this.config),
      reason: 'UNAUTHENTICATED',
      accessPoint: isGraphql ? 'GRAPHQL' : 'HTTP',
      requestId: req.res ? requestIdOf(req.res) : '',
    });
  }

  private async isSignedIn(context: ExecutionContext): Promise<boolean> {
    if (context.getType<string>() === 'graphql') {
      return GqlExecutionContext.create(context).getContext<GraphqlContext>().ctx !== undefined;
    }
    return (await this.sessions.of(context.switchToHttp().getRequest<Request>())) !== undefined;
  }
}
