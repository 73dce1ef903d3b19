import type { CombinedError } from 'urql';
import { ERROR_CODES, type ErrorCode } from '#contract';
import type { Refusal } from '../session/ask.js';

/** What the server refused with; a server that cannot be reached is a refusal, too. */
export function refusalIn(error: CombinedError): Refusal {
  if (error.networkError) return { ok: false, code: 'UNAVAILABLE' };
  const said: Readonly<Record<string, unknown>> = error.graphQLErrors[0]?.extensions ?? {};
  const code: ErrorCode = ERROR_CODES.find((known) => known === said['code']) ?? 'FAULT';
  const { field } = said;
  return { ok: false, code, ...(typeof field === 'string' && { field }) };
}
