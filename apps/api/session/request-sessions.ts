import type { IncomingMessage } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { PERSON_HEADER } from '#contract';
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

  /**
   * For an answer that takes long: looks up anew that the session goes on, and that its person is who they were.
   *
   * @throws Refused SESSION_ENDED, RIGHTS_CHANGED
   */
  async assertStillHeld(request: IncomingMessage): Promise<void> {
    const before = await this.required(request);
    const token = tokenIn(request.headers.cookie, this.config);
    const now = token === undefined ? undefined : await this.find(token, personIn(request));
    if (!now) throw new Refused('SESSION_ENDED');
    if (!isDeepStrictEqual(now.actor, before.actor)) throw new Refused('RIGHTS_CHANGED');
  }

  of(request: IncomingMessage): Promise<Session | undefined> {
    const known = this.found.get(request);
    if (known) return known;
    const token = tokenIn(request.headers.cookie, this.config);
    const session =
      token === undefined ? Promise.resolve(undefined) : this.find(token, personIn(request));
    this.found.set(request, session);
    return session;
  }

  /** Whether the cookie is of a person whom the window does not show (I-22): theirs is left alone. */
  async isOfSomebodyElse(request: IncomingMessage): Promise<boolean> {
    const token = tokenIn(request.headers.cookie, this.config);
    if (token === undefined || (await this.of(request))) return false;
    return (await this.sessions.find(token)) !== undefined;
  }

  /** A window that shows one person asks nothing in the name of another who signed in from the same browser since (I-22). */
  private async find(token: string, person: string | undefined): Promise<Session | undefined> {
    const session = await this.sessions.find(token);
    return person === undefined || person === session?.actor.person ? session : undefined;
  }
}

function personIn({ headers }: IncomingMessage): string | undefined {
  const said = headers[PERSON_HEADER];
  return said === undefined ? undefined : String(said);
}
