import { resolve } from 'node:path';
import { z } from 'zod';
import { flag } from './environment.js';

/** Where the server listens and which web client it serves. Loopback only, unless somebody says otherwise. */
export const httpConfig = z
  .object({
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    VANGNET_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
    VANGNET_WEB_ROOT: z.string().default('dist/web'),
    VANGNET_OPERATIONS: z.enum(['known', 'any']).optional(),
    VANGNET_DEMO: flag,
    NODE_ENV: z.string().optional(),
  })
  .transform((env) => {
    const isOpen = env.VANGNET_DEMO || env.NODE_ENV === 'development';
    return {
      host: env.HOST,
      /** 0: the system chooses one. */
      port: env.PORT,
      /** How many proxies of ours stand in front: so far back the address of a visitor is believed. */
      proxies: env.VANGNET_PROXIES,
      webRoot: resolve(env.VANGNET_WEB_ROOT),
      /** Whether the schema may be asked for. */
      introspection: isOpen,
      /** Whether it takes GraphQL operations that the web client does not ask. */
      takesAnyOperation:
        env.VANGNET_OPERATIONS === undefined ? isOpen : env.VANGNET_OPERATIONS === 'any',
      /** The demo runs on plain http; everywhere else cookies travel over TLS only. */
      secureCookies: !env.VANGNET_DEMO,
    };
  });
