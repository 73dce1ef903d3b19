import { z } from 'zod';
import { flag } from './environment.js';

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' });

/** Where the plans live. Migrations may connect as another role, one that owns the schema. */
export const databaseConfig = z
  .object({
    DATABASE_URL: postgresUrl,
    MIGRATION_DATABASE_URL: postgresUrl.optional(),
    DATABASE_POOL_MAX: z.coerce.number().int().min(5).max(500).default(20),
    VANGNET_MIGRATE: flag,
  })
  .transform((env) => ({
    url: env.DATABASE_URL,
    migrationUrl: env.MIGRATION_DATABASE_URL ?? env.DATABASE_URL,
    poolMax: env.DATABASE_POOL_MAX,
    migrateAtStart: env.VANGNET_MIGRATE,
  }));
