import type { Request, Response } from 'express';
import type { Ctx } from '#kernel';
import { requestIdOf } from '../http/request-id.js';
import type { RequestSessions } from '../session/request-sessions.js';

/** Who asks, over HTTP, with the session for what takes a fresh second factor. */
export async function ctxOf(
  sessions: RequestSessions,
  request: Request,
  response: Response,
): Promise<Ctx> {
  const { actor, id } = await sessions.required(request);
  return { actor, requestId: requestIdOf(response), accessPoint: 'HTTP', session: id };
}
