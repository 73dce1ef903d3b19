import { randomBytes } from 'node:crypto';
import helmet from 'helmet';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Config } from '#kernel';

/** A page may only load what this server sends it, talk to this server, and stand in no frame. */
export function securityHeaders(config: Config): RequestHandler[] {
  const tls = config.http.secureCookies;
  return [
    giveNonce,
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", (_request, response) => `'nonce-${nonceOf(response as Response)}'`],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          manifestSrc: ["'self'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          ...(tls && { upgradeInsecureRequests: [] }),
        },
      },
      strictTransportSecurity: tls,
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
    }),
  ];
}

/** The number, once used, that lets the editor's own style sheets through; the page finds it in a meta element. */
export function nonceOf(response: Response): string {
  return String(response.locals['nonce']);
}

function giveNonce(_request: Request, response: Response, next: NextFunction): void {
  response.locals['nonce'] = randomBytes(16).toString('base64');
  next();
}

/** Answers hold plans: no cache keeps them. */
export function keepNothing(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}
