import type { NestExpressApplication } from '@nestjs/platform-express';
import { RefusedConnections } from '#access-log';
import { CONFIG, Origins, type Config } from '#kernel';
import { giveRequestId } from './request-id.js';
import { refuseForeignOrigins } from './origin-check.js';
import { keepNothing, securityHeaders } from './security-headers.js';
import { serveWebClient } from './web-client.js';

/** What every request passes before it reaches a route. Tests start the application through this, too. */
export function configureHttp(app: NestExpressApplication): void {
  const config = app.get<Config>(CONFIG);
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(giveRequestId, ...securityHeaders(config));
  app.use(refuseForeignOrigins(app.get(Origins), app.get(RefusedConnections)));
  serveWebClient(app, config.http.webRoot);
  app.use(keepNothing);
  app.useBodyParser('json', { limit: config.limits.frameBytes });
}
