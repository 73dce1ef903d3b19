import { z } from 'zod';
import { ERROR_CODES, type ErrorCode } from '#contract';
import { personHeaders } from './shown-person.js';

/** What the server says to a request about signing in. */
export type Answer<T> = { ok: true; value: T } | Refusal;

export interface Refusal {
  ok: false;
  code: ErrorCode;
  /** With RATE_LIMITED: how long to wait. */
  retryAfterMs?: number | undefined;
  /** With VALUE_INVALID: where in what was sent the value stands. */
  field?: string | undefined;
}

type Asking = RequestInit & { headers: Record<string, string> };

const refusalShape = z.object({
  error: z.object({
    code: z.enum(ERROR_CODES),
    retryAfterMs: z.number().optional(),
    field: z.string().optional(),
  }),
});

/** Sends a form to the server. Never throws: a server that cannot be reached is a refusal too. */
export async function post<T>(path: string, body: object, shape: z.ZodType<T>): Promise<Answer<T>> {
  const headers = { 'content-type': 'application/json' };
  return ask(path, { method: 'POST', headers, body: JSON.stringify(body) }, shape);
}

/** Asks the server for something. Never throws. */
export async function get<T>(path: string, shape: z.ZodType<T>): Promise<Answer<T>> {
  return ask(path, { headers: { accept: 'application/json' } }, shape);
}

/** Asks the server for a file, which stays in memory. Never throws; one that was broken off is a refusal. */
export async function getFile(path: string, signal: AbortSignal): Promise<Answer<Blob>> {
  return answerOf(path, { signal, headers: {} }, (response) => response.blob());
}

/**
 * Asks the server for a file, and gives its bytes to `take` as they come, each part when the one before was taken. Never throws;
 * one that was broken off is a refusal.
 */
export async function getParts(
  path: string,
  signal: AbortSignal,
  take: (part: Uint8Array<ArrayBuffer>) => Promise<void>,
): Promise<Answer<void>> {
  return answerOf(path, { signal, headers: {} }, async ({ body }) => {
    const reader = body?.getReader();
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
      await take(part.value);
    }
  });
}

async function ask<T>(path: string, how: Asking, shape: z.ZodType<T>): Promise<Answer<T>> {
  return answerOf(path, how, async (response) =>
    shape.parse(response.status === 204 ? undefined : await response.json()),
  );
}

async function answerOf<T>(
  path: string,
  how: Asking,
  read: (response: Response) => Promise<T>,
): Promise<Answer<T>> {
  try {
    const headers = { ...how.headers, ...personHeaders() };
    const response = await fetch(path, { ...how, headers });
    if (response.ok) return { ok: true, value: await read(response) };
    const { error } = refusalShape.parse(await response.json());
    return { ok: false, ...error };
  } catch {
    return { ok: false, code: 'UNAVAILABLE' };
  }
}

/** Whether it says that what is shown is not there, or not for this person; any other leaves that open. */
export function takesAway({ code }: Refusal): boolean {
  return code === 'ABSENT' || code === 'NOT_ALLOWED';
}

/** For answers that say nothing but that it worked. */
export const nothing = z.undefined();
