import type { CookieOptions } from 'express';
import type { Config } from '#kernel';

/**
 * A cookie that holds a token: of a session, of a sign-in that is half-way, of what a passkey was asked, of a
 * browser that is away at a provider.
 */
export type TokenCookie = 'session' | 'attempt' | 'challenge' | 'flow';

/**
 * The name of the cookie. Over TLS with the prefix that makes browsers refuse it from anywhere but this very host: not from
 * a sister site under the same domain, nor over plain http.
 */
export function cookieName(config: Config, cookie: TokenCookie): string {
  return `${config.http.secureCookies ? '__Host-' : ''}vangnet_${cookie}`;
}

/**
 * HttpOnly: no script reads it. Lax: other sites' forms do not carry it. Without a domain, so that each host has its
 * own. The browser forgets it when it closes; the server ends the session by its own clock.
 */
export function cookieOptions(config: Config): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: config.http.secureCookies, path: '/' };
}

/** The token in a Cookie header. Two cookies of that name count as none: one of them was planted. */
export function tokenIn(
  cookieHeader: string | undefined,
  config: Config,
  cookie: TokenCookie = 'session',
): string | undefined {
  const name = `${cookieName(config, cookie)}=`;
  const found = (cookieHeader ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(name))
    .map((pair) => pair.slice(name.length));
  return found.length === 1 && /^[\w-]{43}$/.test(found[0] ?? '') ? found[0] : undefined;
}
