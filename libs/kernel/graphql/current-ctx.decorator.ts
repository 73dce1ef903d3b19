import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Ctx } from '../ctx.js';
import { Refused } from '../refused.error.js';

/** What every GraphQL operation gets: who asks, unless nobody signed in, and the request that the log knows. */
export interface GraphqlContext {
  ctx: Ctx | undefined;
  requestId: string;
}

/** Who asks. Refuses when nobody is signed in. */
export const CurrentCtx = createParamDecorator((_: unknown, context: ExecutionContext): Ctx => {
  const ctx = ctxOf(context);
  if (!ctx) throw new Refused('UNAUTHENTICATED');
  return ctx;
});

/** Who asks, or undefined: only for what answers people who are not signed in. */
export const OptionalCtx = createParamDecorator((_: unknown, context: ExecutionContext) =>
  ctxOf(context),
);

function ctxOf(context: ExecutionContext): Ctx | undefined {
  return GqlExecutionContext.create(context).getContext<GraphqlContext>().ctx;
}
