import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { RefusedConnections } from '#access-log';
import { tokenIn } from '#identity';
import { Refused, type Config, type Origins } from '#kernel';
import { requestIdOf } from './request-id.js';

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses requests that change something and come from a page that is not ours. Browsers always say where such a
 * request comes from; scripts have no cookie that somebody else could make them use, and say nothing.
 */
export function refuseForeignOrigins(
  config: Config,
  { origins, refusals }: { origins: Origins; refusals: RefusedConnections },
): RequestHandler {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    if (SAFE_METHODS.has(request.method) || comesFromUs(request, origins)) return next();
    const token = tokenIn(request.headers.cookie, config);
    const requestId = requestIdOf(response);
    await refusals.note({ token, reason: 'ORIGIN_REFUSED', accessPoint: 'HTTP', requestId });
    next(new Refused('ORIGIN_REFUSED'));
  };
}

function comesFromUs(request: Request, origins: Origins): boolean {
  const { origin } = request.headers;
  if (origin !== undefined) return origins.allows(origin);
  return request.headers['sec-fetch-site'] !== 'cross-site';
}
