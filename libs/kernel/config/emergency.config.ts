import { z } from 'zod';

/** How long the emergency button opens something, when its review is late, and how often matches are looked for. */
export const emergencyConfig = z
  .object({
    // Never more than an hour (specification §1.20).
    VANGNET_BREAK_GLASS_MINUTES: z.coerce.number().min(0.01).max(60).default(60),
    VANGNET_BREAK_GLASS_REVIEW_DAYS: z.coerce.number().int().min(1).max(90).default(7),
    VANGNET_CONFLICT_SWEEP_SECONDS: z.coerce.number().min(0.1).max(3600).default(10),
  })
  .transform((env) => ({
    breakGlassMs: Math.round(env.VANGNET_BREAK_GLASS_MINUTES * 60_000),
    reviewDays: env.VANGNET_BREAK_GLASS_REVIEW_DAYS,
    sweepMs: env.VANGNET_CONFLICT_SWEEP_SECONDS * 1000,
  }));
