import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Origins, VangnetLogger, type Config } from '#kernel';
import { LiveAdapter } from '#live';
import { AppModule } from './app.module.js';
import { configureHttp } from './http/configure-http.js';

/** How the application is made: the body parser is ours, and closing does not wait for idle connections. */
export const APP_OPTIONS = {
  bodyParser: false,
  forceCloseConnections: true,
  abortOnError: false,
} as const;

export interface Served {
  app: NestExpressApplication;
  port: number;
}

/** Starts the application and listens. */
export async function serve(config: Config): Promise<Served> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), {
    ...APP_OPTIONS,
    logger: new VangnetLogger(config.log),
  });
  return { app, port: await listen(app, config) };
}

/** Sets the application up for http and sockets, and listens; answers the port, which the system chose when it was asked to. */
export async function listen(app: NestExpressApplication, config: Config): Promise<number> {
  configureHttp(app);
  app.useWebSocketAdapter(new LiveAdapter(app));
  await app.listen(config.http.port, config.http.host);
  const { port } = app.getHttpServer().address() as AddressInfo;
  app.get(Origins).listeningOn(port);
  return port;
}
