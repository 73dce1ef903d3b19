import type { NestExpressApplication } from '@nestjs/platform-express';
import { RefusedConnections } from '#access-log';
import { CONFIG, Origins, type Config } from '#kernel';
import { giveRequestId } from './request-id.js';
import { refuseForeignOrigins } from './origin-check.js';
import { keepNothing, securityHeaders } from './security-headers.js';
import { serveWebClient } from './web-client.js';

const FORM_BYTES = 32_768;

/** What every request passes before it reaches a route. Tests start the application through this, too. */
export function configureHttp(app: NestExpressApplication): void {
  const config = app.get<Config>(CONFIG);
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', config.http.proxies);
  app.use(giveRequestId, ...securityHeaders(config));
  const refusals = app.get(RefusedConnections);
  app.use(refuseForeignOrigins(config, { origins: app.get(Origins), refusals }));
  serveWebClient(app, config.http.webRoot);
  app.use(keepNothing);
  app.useBodyParser('json', { limit: config.limits.frameBytes });
  // Forms come from the providers of organisations only; as text, so that no other route takes one for its input.
  app.useBodyParser('text', { type: 'application/x-www-form-urlencoded', limit: FORM_BYTES });
}
