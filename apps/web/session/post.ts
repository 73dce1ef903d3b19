import { z } from 'zod';
import { ERROR_CODES, type ErrorCode } from '#contract';

/** What the server says to a request about signing in. */
export type Answer<T> = { ok: true; value: T } | Refusal;

export interface Refusal {
  ok: false;
  code: ErrorCode;
  /** With RATE_LIMITED: how long to wait. */
  retryAfterMs?: number | undefined;
}

const refusalShape = z.object({
  error: z.object({ code: z.enum(ERROR_CODES), retryAfterMs: z.number().optional() }),
});

/** Sends a form to the server. Never throws: a server that cannot be reached is a refusal too. */
export async function post<T>(path: string, body: object, shape: z.ZodType<T>): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    });
    const said: unknown = response.status === 204 ? undefined : await response.json();
    if (response.ok) return { ok: true, value: shape.parse(said) };
    const { error } = refusalShape.parse(said);
    return { ok: false, ...error };
  } catch {
    return { ok: false, code: 'UNAVAILABLE' };
  }
}

/** For answers that say nothing but that it worked. */
export const nothing = z.undefined();
