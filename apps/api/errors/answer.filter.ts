import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import type { GraphQLError } from 'graphql';
import type { Refusal } from '#contract';
import { VangnetLogger, type GraphqlContext } from '#kernel';
import { requestIdOf } from '../http/request-id.js';
import { answeredError } from './graphql-error.js';
import { httpStatusOf, refusalOf } from './refusal-of.js';

/** Turns whatever a route or resolver throws into the one answer that readers get; faults go to the log. */
@Catch()
export class AnswerFilter implements ExceptionFilter {
  constructor(private readonly logger: VangnetLogger) {}

  catch(error: unknown, host: ArgumentsHost): GraphQLError | undefined {
    const refusal = refusalOf(error);
    if (host.getType<string>() === 'graphql') return this.answerGraphql(error, refusal, host);
    const response = host.switchToHttp().getResponse<Response>();
    this.logFault(error, refusal, requestIdOf(response));
    if (response.headersSent) response.end();
    else response.status(httpStatusOf(refusal)).json({ error: refusal });
    return undefined;
  }

  /** A resolver that answers an error has failed with it: graphql-js gives it its path. */
  private answerGraphql(error: unknown, refusal: Refusal, host: ArgumentsHost): GraphQLError {
    const { requestId } = host.getArgByIndex<GraphqlContext>(GRAPHQL_CONTEXT);
    this.logFault(error, refusal, requestId);
    return answeredError(refusal, requestId);
  }

  private logFault(error: unknown, { code }: Refusal, requestId: string): void {
    if (code === 'FAULT') this.logger.fault(error, requestId);
  }
}

/** Place of the context among a resolver's arguments: root, args, context, info. */
const GRAPHQL_CONTEXT = 2;
