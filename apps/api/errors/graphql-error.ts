import { ApolloServerErrorCode } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { ErrorCode, Refusal } from '#contract';
import type { VangnetLogger } from '#kernel';

/** Errors that were answered on purpose; all others that reach the formatter are Apollo's own. */
const ANSWERED = new WeakSet<object>();

/** Errors about the request itself, raised before any resolver runs. */
const ABOUT_THE_REQUEST: ReadonlySet<string> = new Set([
  ApolloServerErrorCode.GRAPHQL_PARSE_FAILED,
  ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED,
  ApolloServerErrorCode.BAD_USER_INPUT,
  ApolloServerErrorCode.BAD_REQUEST,
  ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_SUPPORTED,
]);

/** A refusal as GraphQL says it: the code in `extensions`, with the rule and the current value where there are. */
export function answeredError(refusal: Refusal, requestId: string): GraphQLError {
  const about = refusal.code === 'FAULT' ? { requestId } : {};
  const error = new GraphQLError(refusal.code, { extensions: { ...refusal, ...about } });
  ANSWERED.add(error);
  return error;
}

/** Apollo's last word on errors: what was not answered on purpose is the request's fault, or ours without detail. */
export function formatErrorWith(logger: VangnetLogger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    if (wasAnswered(error)) return formatted;
    if (formatted.extensions?.['code'] === ApolloServerErrorCode.PERSISTED_QUERY_NOT_FOUND) {
      return withCode(formatted, 'OPERATION_UNKNOWN', 'OPERATION_UNKNOWN');
    }
    if (ABOUT_THE_REQUEST.has(String(formatted.extensions?.['code']))) {
      return withCode(formatted, 'MALFORMED', withoutInput(formatted.message));
    }
    logger.fault(originalOf(error));
    return withCode(formatted, 'FAULT', 'FAULT');
  };
}

/** What is said of a variable quotes its value, and suggests names that come close. */
function withoutInput(message: string): string {
  const variable = /^Variable "(\$\w+)"/.exec(message)?.[1];
  return variable === undefined ? message : `Variable "${variable}" does not fit its type.`;
}

function withCode(
  { locations, path }: GraphQLFormattedError,
  code: ErrorCode,
  message: string,
): GraphQLFormattedError {
  return { message, ...(locations && { locations }), ...(path && { path }), extensions: { code } };
}

function wasAnswered(error: unknown): boolean {
  return error instanceof Error && (ANSWERED.has(error) || ANSWERED.has(Object(originalOf(error))));
}

function originalOf(error: unknown): unknown {
  return error instanceof GraphQLError ? (error.originalError ?? error) : error;
}
