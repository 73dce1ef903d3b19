import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Refused, type Origins } from '#kernel';

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses requests that change something and come from a page that is not ours. Browsers always say where such a
 * request comes from; scripts have no cookie that somebody else could make them use, and say nothing.
 */
export function refuseForeignOrigins(origins: Origins): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction): void => {
    if (SAFE_METHODS.has(request.method) || comesFromUs(request, origins)) return next();
    next(new Refused('ORIGIN_REFUSED'));
  };
}

function comesFromUs(request: Request, origins: Origins): boolean {
  const { origin } = request.headers;
  if (origin !== undefined) return origins.allows(origin);
  return request.headers['sec-fetch-site'] !== 'cross-site';
}
