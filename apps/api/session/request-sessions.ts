import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { SessionService, sessionTokenIn, type Session } from '#identity';

/** Who makes a request, looked up once for each request however many parts of it ask. */
@Injectable()
export class RequestSessions {
  private readonly found = new WeakMap<IncomingMessage, Promise<Session | undefined>>();

  constructor(private readonly sessions: SessionService) {}

  of(request: IncomingMessage): Promise<Session | undefined> {
    const known = this.found.get(request);
    if (known) return known;
    const token = sessionTokenIn(request.headers.cookie);
    const session = token === undefined ? Promise.resolve(undefined) : this.sessions.find(token);
    this.found.set(request, session);
    return session;
  }
}
