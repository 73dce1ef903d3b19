import { z } from 'zod';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export const logConfig = z
  .object({ VANGNET_LOG_LEVEL: z.enum(LOG_LEVELS).default('info') })
  .transform((env) => ({ level: env.VANGNET_LOG_LEVEL }));
