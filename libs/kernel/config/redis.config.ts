import { z } from 'zod';

/** The bus between nodes. Without it nodes find each other's changes through PostgreSQL. */
export const redisConfig = z
  .object({
    REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be a redis:// URL' }).optional(),
  })
  .transform((env) => ({ url: env.REDIS_URL }));
