import { HttpException } from '@nestjs/common';
import type { ErrorCode, Refusal } from '#contract';
import { Refused, type VangnetLogger } from '#kernel';
import { isPassing } from '#plan';

const CODE_BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  401: 'UNAUTHENTICATED',
  403: 'NOT_ALLOWED',
  404: 'ABSENT',
  413: 'FRAME_TOO_LARGE',
  429: 'RATE_LIMITED',
  503: 'UNAVAILABLE',
};

const STATUS_BY_CODE: Readonly<Partial<Record<ErrorCode, number>>> = {
  ABSENT: 404,
  NOT_ALLOWED: 403,
  ORIGIN_REFUSED: 403,
  UNAUTHENTICATED: 401,
  SESSION_ENDED: 401,
  SIGN_IN_REFUSED: 401,
  SIGN_IN_EXPIRED: 401,
  CODE_REFUSED: 401,
  PASSKEY_REFUSED: 401,
  SIGN_ON_REFUSED: 401,
  SIGN_ON_UNKNOWN: 404,
  STEP_UP_NEEDED: 403,
  RATE_LIMITED: 429,
  FRAME_TOO_LARGE: 413,
  STALE: 409,
  UNAVAILABLE: 503,
  FAULT: 500,
};

/**
 * What a reader is told of an error. A database that is away is UNAVAILABLE: the same may work a moment later. Whatever
 * else is not a refusal is a fault, answered without detail.
 */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  if (isPassing(error)) return { code: 'UNAVAILABLE' };
  const status = error instanceof HttpException ? error.getStatus() : statusOfParser(error);
  const code = CODE_BY_STATUS[status] ?? (status >= 400 && status < 500 ? 'MALFORMED' : 'FAULT');
  return { code };
}

/** As `refusalOf`; what somebody has to look at goes to the log, under the request id that the reader gets. */
export function answerTo(error: unknown, logger: VangnetLogger, requestId: string): Refusal {
  const refusal = refusalOf(error);
  const isAnswer = error instanceof Refused || error instanceof HttpException;
  if (refusal.code === 'FAULT' || (refusal.code === 'UNAVAILABLE' && !isAnswer)) {
    logger.fault(error, requestId);
  }
  return refusal;
}

export function httpStatusOf({ code }: Refusal): number {
  return STATUS_BY_CODE[code] ?? 400;
}

/** The body parser tells by `status` that a body is too large or no JSON; with `expose` it is about the request. */
function statusOfParser(error: unknown): number {
  const said = Object(error) as { status?: unknown; expose?: unknown };
  return said.expose === true && typeof said.status === 'number' ? said.status : 500;
}
