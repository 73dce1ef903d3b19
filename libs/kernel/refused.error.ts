import type { ErrorCode, Refusal } from '#contract';

/** A refusal: a rule, a right or a stale value said no. The stable code is all that a reader gets to see. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(code: ErrorCode, more: Omit<Refusal, 'code'> = {}) {
    super(code);
    this.name = 'Refused';
    this.refusal = { code, ...more };
  }
}

/** Does not exist, or is not for you: one answer for both. */
export function absent(): Refused {
  return new Refused('ABSENT');
}
