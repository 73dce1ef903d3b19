import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { Request, Response } from 'express';
import type { Config, Ctx, GraphqlContext, VangnetLogger } from '#kernel';
import { ITEM_TYPES } from '#plan';
import { answeredError, formatErrorWith } from '../errors/graphql-error.js';
import { answerTo } from '../errors/refusal-of.js';
import { requestIdOf } from '../http/request-id.js';
import { assertByHash, knownOperations } from './known-operations.js';
import type { RequestSessions } from '../session/request-sessions.js';

/** Room for a whole plan in one query, and for nothing that costs much more. */
const armor = new ApolloArmor({
  maxDepth: { n: 12 },
  maxAliases: { n: 60 },
  maxDirectives: { n: 30 },
  costLimit: { maxCost: 50_000 },
  // Apollo and the parser do these two by themselves, see below.
  blockFieldSuggestion: { enabled: false },
  maxTokens: { enabled: false },
});

/** Types that nothing names, because they are reached through the interface `Item` alone. */
export const SCHEMA_OPTIONS = { orphanedTypes: [...ITEM_TYPES] };

/** Code first. Apollo's guard against forged requests stays on and its batching stays off: both are its defaults. */
export function graphqlOptions(
  config: Config,
  logger: VangnetLogger,
  sessions: RequestSessions,
): ApolloDriverConfig {
  const { validationRules, allowBatchedHttpRequests } = armor.protect();
  return {
    validationRules,
    allowBatchedHttpRequests,
    driver: ApolloDriver,
    autoSchemaFile: true,
    sortSchema: true,
    buildSchemaOptions: SCHEMA_OPTIONS,
    graphiql: false,
    persistedQueries: { cache: knownOperations(config.http), ttl: null },
    introspection: config.http.introspection,
    fieldResolverEnhancers: ['guards'],
    autoTransformHttpErrors: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: 3000 },
    hideSchemaDetailsFromClientErrors: true,
    formatError: formatErrorWith(logger),
    context: ({ req, res }: { req: Request; res: Response }) => {
      const requestId = requestIdOf(res);
      if (!config.http.takesAnyOperation) assertByHash(req, requestId);
      return contextOf(req, requestId, sessions).catch((error: unknown) => {
        throw answeredError(answerTo(error, logger, requestId), requestId);
      });
    },
  };
}

async function contextOf(
  request: Request,
  requestId: string,
  sessions: RequestSessions,
): Promise<GraphqlContext> {
  const session = await sessions.of(request);
  const ctx: Ctx | undefined = session && {
    actor: session.actor,
    requestId,
    accessPoint: 'GRAPHQL',
    session: session.id,
  };
  return { requestId, ctx };
}
