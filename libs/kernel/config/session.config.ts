import { z } from 'zod';

const minutes = z.coerce.number().int().min(1).max(10_080);

/** How long a session lasts: without a sign of life, and at most; and how long a second factor counts as fresh. */
export const sessionConfig = z
  .object({
    VANGNET_SESSION_IDLE_MINUTES: minutes.default(120),
    VANGNET_SESSION_MAX_MINUTES: minutes.default(720),
    VANGNET_STEP_UP_MINUTES: minutes.default(10),
  })
  .transform((env) => ({
    idleSeconds: env.VANGNET_SESSION_IDLE_MINUTES * 60,
    maxSeconds: env.VANGNET_SESSION_MAX_MINUTES * 60,
    stepUpSeconds: env.VANGNET_STEP_UP_MINUTES * 60,
  }));
