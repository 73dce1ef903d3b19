import { z } from 'zod';

const DAY_MS = 86_400_000;

/** How long an erasure can be undone, and how long backups are kept: what the screen says of them has to be true. */
export const erasureConfig = z
  .object({
    // Less than a day is for trying it out: keys can go while screens and nodes still ask for what was under them.
    VANGNET_ERASURE_UNDO_DAYS: z.coerce.number().min(0).max(90).default(7),
    VANGNET_BACKUP_KEEP_DAYS: z.coerce.number().int().min(0).max(3650).default(35),
  })
  .transform((env) => ({
    undoMs: Math.round(env.VANGNET_ERASURE_UNDO_DAYS * DAY_MS),
    undoDays: env.VANGNET_ERASURE_UNDO_DAYS,
    backupDays: env.VANGNET_BACKUP_KEEP_DAYS,
  }));
