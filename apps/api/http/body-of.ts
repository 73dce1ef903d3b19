import type { z } from 'zod';
import { Refused } from '#kernel';

/** What a request brings, when it is of this shape. */
export function bodyOf<S extends z.ZodType>(shape: S, body: unknown): z.output<S> {
  const read = shape.safeParse(body);
  if (!read.success) throw new Refused('MALFORMED');
  return read.data;
}
