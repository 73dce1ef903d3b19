import type { z } from 'zod';
import { oddField } from '#contract';
import { Refused } from './refused.error.js';

/**
 * What was sent, when it is of this shape.
 *
 * @throws Refused MALFORMED, and VALUE_INVALID with the field where a text holds a character that it may not
 */
export function shaped<S extends z.ZodType>(shape: S, sent: unknown): z.output<S> {
  const read = shape.safeParse(sent);
  if (read.success) return read.data;
  const field = oddField(read.error);
  throw field === undefined ? new Refused('MALFORMED') : new Refused('VALUE_INVALID', { field });
}
