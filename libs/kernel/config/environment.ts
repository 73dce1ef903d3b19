import { z } from 'zod';

export type Environment = Readonly<Record<string, string | undefined>>;

/** `1` is on; `0` and nothing are off. */
export const flag = z
  .enum(['0', '1'], { error: 'must be 0 or 1' })
  .optional()
  .transform((value) => value === '1');

/** Variables set to nothing count as not set: compose files write them so. */
export function withoutEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}
