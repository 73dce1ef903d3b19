import { isAbsolute } from 'node:path';
import { z } from 'zod';

/** Where the keys are that plans are sealed under: apart from the database, with backups of its own. */
export const keysConfig = z
  .object({
    VANGNET_KEY_FOLDER: z.string().refine(isAbsolute, 'must be an absolute path'),
  })
  .transform((env) => ({ folder: env.VANGNET_KEY_FOLDER }));
