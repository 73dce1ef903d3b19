import { z } from 'zod';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export const logConfig = z
  .object({ LOG_LEVEL: z.enum(LOG_LEVELS).default('info') })
  .transform((env) => ({ level: env.LOG_LEVEL }));
