import type { Request } from 'express';
import { Refused } from '#kernel';

/** The page that asks. That it is one of ours was checked before; here it has to be named at all. */
export function originOf(request: Request): string {
  const { origin } = request.headers;
  if (origin === undefined) throw new Refused('ORIGIN_REFUSED');
  return origin;
}
