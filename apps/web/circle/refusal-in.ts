import type { CombinedError } from 'urql';
import { ERROR_CODES, type ErrorCode } from '#contract';
import type { Refusal } from '../session/ask.js';

/** What the server refused with; a server that cannot be reached is a refusal, too. */
export function refusalIn(error: CombinedError): Refusal {
  if (error.networkError) return { ok: false, code: 'UNAVAILABLE' };
  const said: unknown = error.graphQLErrors[0]?.extensions?.['code'];
  const code: ErrorCode = ERROR_CODES.find((known) => known === said) ?? 'FAULT';
  return { ok: false, code };
}
