import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const HEADER = 'X-Request-Id';

/** Gives each request an id of our own making: the answer tells it, and faults in the log carry it. */
export function giveRequestId(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader(HEADER, randomUUID());
  next();
}

export function requestIdOf(response: Response): string {
  return String(response.getHeader(HEADER) ?? '');
}
