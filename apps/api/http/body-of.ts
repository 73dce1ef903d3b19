import type { z } from 'zod';
import { shaped } from '#kernel';

/** What a request brings, when it is of this shape. */
export function bodyOf<S extends z.ZodType>(shape: S, body: unknown): z.output<S> {
  return shaped(shape, body);
}
