import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { SessionService, tokenIn, type Session } from '#identity';
import { CONFIG, Refused, type Config } from '#kernel';

/** Who makes a request, looked up once for each request however many parts of it ask. */
@Injectable()
export class RequestSessions {
  private readonly found = new WeakMap<IncomingMessage, Promise<Session | undefined>>();

  constructor(
    private readonly sessions: SessionService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** For routes that the guard lets people through to who are signed in. */
  async required(request: IncomingMessage): Promise<Session> {
    const session = await this.of(request);
    if (!session) throw new Refused('UNAUTHENTICATED');
    return session;
  }

  of(request: IncomingMessage): Promise<Session | undefined> {
    const known = this.found.get(request);
    if (known) return known;
    const token = tokenIn(request.headers.cookie, this.config);
    const session = token === undefined ? Promise.resolve(undefined) : this.sessions.find(token);
    this.found.set(request, session);
    return session;
  }
}
