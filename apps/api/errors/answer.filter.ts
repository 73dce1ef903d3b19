import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import type { GraphQLError } from 'graphql';
import { VangnetLogger, type GraphqlContext } from '#kernel';
import { requestIdOf } from '../http/request-id.js';
import { answeredError } from './graphql-error.js';
import { answerTo, httpStatusOf } from './refusal-of.js';

/** Turns whatever a route or resolver throws into the one answer that readers get; faults go to the log. */
@Catch()
export class AnswerFilter implements ExceptionFilter {
  constructor(private readonly logger: VangnetLogger) {}

  catch(error: unknown, host: ArgumentsHost): GraphQLError | undefined {
    if (host.getType<string>() === 'graphql') {
      const { requestId } = host.getArgByIndex<GraphqlContext>(GRAPHQL_CONTEXT);
      // A resolver that answers an error has failed with it: graphql-js gives it its path.
      return answeredError(answerTo(error, this.logger, requestId), requestId);
    }
    this.answerHttp(error, host.switchToHttp().getResponse<Response>());
    return undefined;
  }

  private answerHttp(error: unknown, response: Response): void {
    const refusal = answerTo(error, this.logger, requestIdOf(response));
    if (response.headersSent) response.end();
    else response.status(httpStatusOf(refusal)).json({ error: refusal });
  }
}

/** Place of the context among a resolver's arguments: root, args, context, info. */
const GRAPHQL_CONTEXT = 2;
