import { generateSecret, generateURI, verify } from 'otplib';

const PERIOD_SECONDS = 30;

/** A new secret of 160 bits, in base32 as people type it into an authenticator. */
export function newTotpSecret(): string {
  return generateSecret();
}

/** What the picture holds that an authenticator reads. */
export function totpUri(secret: string, login: string): string {
  return generateURI({ issuer: 'Vangnet', label: login, secret });
}

/**
 * The step of thirty seconds that a code belongs to; undefined when it fits none. A clock may be one step off either way.
 * Whoever accepts the code has to remember the step, so that the code works once (I-06).
 */
export async function totpStepOf(
  secret: string,
  code: string,
  now: number,
): Promise<number | undefined> {
  if (!/^\d{6}$/.test(code)) return undefined;
  const epoch = Math.floor(now / 1000);
  const result = await verify({ secret, token: code, epoch, epochTolerance: PERIOD_SECONDS });
  if (!result.valid) return undefined;
  return Math.floor(epoch / PERIOD_SECONDS) + result.delta;
}
