import { createHash } from 'node:crypto';
import { z } from 'zod';
import { flag } from './environment.js';

const SECRET_BYTES = 32;

/** The demo's secret is no secret; it stays the same, so that cursors outlive a restart. */
const demoSecret = createHash('sha256').update('vangnet demo').digest();

/** The key that cursors are encrypted under; every node needs the same one. */
export const secretConfig = z
  .object({ VANGNET_SECRET: z.string().optional(), VANGNET_DEMO: flag })
  .transform((env, check) => {
    if (!env.VANGNET_SECRET && env.VANGNET_DEMO) return demoSecret;
    const secret = decode(env.VANGNET_SECRET ?? '');
    if (secret.length >= SECRET_BYTES) return secret;
    check.addIssue({
      code: 'custom',
      path: ['VANGNET_SECRET'],
      message: `must be at least ${SECRET_BYTES} bytes, in hex or base64`,
    });
    return z.NEVER;
  });

function decode(text: string): Buffer {
  if (/^(?:[0-9a-f]{2})+$/i.test(text)) return Buffer.from(text, 'hex');
  if (/^[\w+/-]+={0,2}$/.test(text)) return Buffer.from(text, 'base64');
  return Buffer.alloc(0);
}
