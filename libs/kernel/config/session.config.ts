import { z } from 'zod';

const minutes = z.coerce.number().int().min(1).max(10_080);

/** How long a session lasts: without a sign of life, and at most. */
export const sessionConfig = z
  .object({
    VANGNET_SESSION_IDLE_MINUTES: minutes.default(120),
    VANGNET_SESSION_MAX_MINUTES: minutes.default(720),
  })
  .transform((env) => ({
    idleSeconds: env.VANGNET_SESSION_IDLE_MINUTES * 60,
    maxSeconds: env.VANGNET_SESSION_MAX_MINUTES * 60,
  }));
