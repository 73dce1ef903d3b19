import { Test } from '@nestjs/testing';
import type { Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { cookieName, SessionService } from '#identity';
import { CLOCK, CONFIG, loadConfig, type Clock, type Config } from '#kernel';
import { BUS, type Bus } from '#live';
import { LEDGER_EVIDENCE, type EvidenceSource } from '#export';
import { AppModule } from '../../apps/api/app.module.js';
import { APP_OPTIONS, listen } from '../../apps/api/serve.js';
import { openApps } from './open-apps.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { testKeyFolder } from './keys/test-keys.js';

export interface TestAppOptions {
  /** Variables on top of a demo on a port of its own; `VANGNET_DEMO: '0'` makes it a real one. */
  env?: Record<string, string>;
  /** For a second node on the database of the first. */
  database?: TestDatabase;
  /** How this node hears from others; the one of production otherwise. */
  bus?: Bus;
  /** What an export is held against; nothing otherwise. */
  evidence?: EvidenceSource;
  /** The time; that of the machine otherwise. */
  clock?: Clock;
}

export interface GraphqlAnswer {
  status: number;
  data: unknown;
  errors: { message: string; path?: unknown; extensions: Record<string, unknown> }[] | undefined;
}

/** Outside demo mode the server wants to know these. */
export const REAL_ENV = {
  VANGNET_DEMO: '0',
  VANGNET_ORIGINS: 'https://plan.example.nl',
  VANGNET_SECRET: 'ab'.repeat(32),
  // Tests ask what the web client does not.
  VANGNET_OPERATIONS: 'any',
};

/** The real application, whole, on a database of its own. */
export class TestApp {
  private constructor(
    readonly app: NestExpressApplication,
    readonly url: string,
    readonly database: TestDatabase,
    private readonly ownsDatabase: boolean,
  ) {
    openApps.add(this);
  }

  static async start({
    env = {},
    database,
    bus,
    clock,
    evidence,
  }: TestAppOptions = {}): Promise<TestApp> {
    const own = database ?? (await createTestDatabase());
    const config = loadConfig({
      DATABASE_URL: own.nodeUrl,
      VANGNET_KEY_FOLDER: testKeyFolder(),
      VANGNET_DEMO: '1',
      VANGNET_LOG_LEVEL: 'silent',
      PORT: '0',
      ...env,
    });
    const builder = Test.createTestingModule({ imports: [AppModule.with(config)] });
    if (bus) builder.overrideProvider(BUS).useValue(bus);
    if (clock) builder.overrideProvider(CLOCK).useValue(clock);
    if (evidence) builder.overrideProvider(LEDGER_EVIDENCE).useValue(evidence);
    const module = await builder.setLogger(false as never).compile();
    const app = module.createNestApplication<NestExpressApplication>(APP_OPTIONS);
    const port = await listen(app, config);
    return new TestApp(app, `http://127.0.0.1:${port}`, own, database === undefined);
  }

  get<T>(token: Type<T>): T {
    return this.app.get(token, { strict: false });
  }

  /** Asks over http, as a browser or a script would. */
  http(): ReturnType<typeof request> {
    return request(this.url);
  }

  /** Signs a person in and answers the Cookie header of that browser. */
  async signIn(person: { id: string }): Promise<string> {
    const name = cookieName(this.app.get<Config>(CONFIG), 'session');
    return `${name}=${await this.get(SessionService).begin(person.id)}`;
  }

  /** Asks over GraphQL; without a cookie as nobody. */
  async graphql(
    cookie: string | undefined,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<GraphqlAnswer> {
    const { status, body } = await this.http()
      .post('/graphql')
      .set(cookie === undefined ? {} : { Cookie: cookie })
      .send({ query, variables });
    const { data, errors } = body as Pick<GraphqlAnswer, 'data' | 'errors'>;
    return { status, data, errors };
  }

  async close(): Promise<void> {
    openApps.delete(this);
    await this.app.close();
    if (this.ownsDatabase) await this.database.drop();
  }
}
