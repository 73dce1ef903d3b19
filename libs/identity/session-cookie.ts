import type { CookieOptions } from 'express';
import type { Config } from '#kernel';

export const SESSION_COOKIE = 'vangnet_session';

/**
 * HttpOnly: no script reads it. Lax: other sites' forms do not carry it. Without a domain, so that each host has its
 * own. The browser forgets it when it closes; the server ends the session by its own clock.
 */
export function sessionCookieOptions(config: Config): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: config.http.secureCookies, path: '/' };
}

/** The token in a Cookie header. Two cookies of that name count as none: one of them was planted. */
export function sessionTokenIn(cookieHeader: string | undefined): string | undefined {
  const found = (cookieHeader ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${SESSION_COOKIE}=`))
    .map((pair) => pair.slice(SESSION_COOKIE.length + 1));
  return found.length === 1 && /^[\w-]{43}$/.test(found[0] ?? '') ? found[0] : undefined;
}
