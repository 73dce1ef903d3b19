import { z } from 'zod';
import { flag } from './environment.js';

const origin = z
  .string()
  .trim()
  .refine((text) => URL.canParse(text) && new URL(text).origin === text, {
    error: 'must hold origins such as https://plan.example.nl, separated by commas',
  });

/** The pages that may talk to this server. In demo mode they follow from the port. */
export const originsConfig = z
  .object({ VANGNET_ORIGINS: z.string().optional(), VANGNET_DEMO: flag })
  .refine((env) => env.VANGNET_DEMO || env.VANGNET_ORIGINS, {
    path: ['VANGNET_ORIGINS'],
    error: 'is required outside demo mode',
  })
  .transform((env) => env.VANGNET_ORIGINS?.split(',') ?? [])
  .pipe(z.array(origin));
