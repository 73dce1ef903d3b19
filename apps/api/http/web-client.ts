import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import staticGzip from 'express-static-gzip';
import { nonceOf } from './security-headers.js';

/** Paths that belong to the server; everything else a browser navigates to is a page of the web client. */
const SERVER_PATHS = /^\/(?:graphql|live|auth|platform|health|demo|sign-out|metrics)(?:\/|$)/;

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Serves the built web client: hashed files for ever, the page itself never from a cache. */
export function serveWebClient(app: NestExpressApplication, webRoot: string): void {
  app.use(pageOf(webRoot));
  app.use('/assets', hashedFilesOf(webRoot));
  app.useStaticAssets(webRoot, { index: false, redirect: false, maxAge: 0 });
}

/**
 * The bundle, as small as the browser takes it. Nothing else is compressed: an answer that holds a secret beside what
 * somebody else may choose would tell it by its length.
 */
function hashedFilesOf(webRoot: string): RequestHandler {
  const serve = staticGzip(join(webRoot, 'assets'), {
    enableBrotli: true,
    orderPreference: ['br'],
    index: false,
    serveStatic: { redirect: false, immutable: true, maxAge: YEAR_MS },
  });
  return (request: Request, response: Response, next: NextFunction): void => {
    // It answers by itself, in words of its own, what cannot be the name of a file.
    if (!isReadable(request.path)) return next();
    serve(request, response, (fault?: unknown) => {
      // It was no file after all, and what is answered instead is not compressed.
      response.removeHeader('Content-Encoding');
      next(fault);
    });
  };
}

function isReadable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== '';
  } catch {
    return false;
  }
}

/** Every address of the client is answered with its one page, which finds out itself what to show. */
function pageOf(webRoot: string): RequestHandler {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    if (!isNavigation(request)) return next();
    const page = await readFile(join(webRoot, 'index.html'), 'utf8').catch(() => undefined);
    if (page === undefined) return next();
    response
      .setHeader('Cache-Control', 'no-cache')
      .type('html')
      .send(withNonce(page, nonceOf(response)));
  };
}

function isNavigation(request: Request): boolean {
  return (
    request.method === 'GET' &&
    !SERVER_PATHS.test(request.path) &&
    (request.path === '/index.html' || !/\.\w+$/.test(request.path)) &&
    request.accepts(['json', 'html']) === 'html'
  );
}

/** Where libraries that make style sheets look for the nonce that the policy asks of them. */
function withNonce(page: string, nonce: string): string {
  return page.replace(/<head>/i, (head) => `${head}\n<meta property="csp-nonce" nonce="${nonce}">`);
}
