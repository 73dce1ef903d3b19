import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { LIVE_PATH } from '#contract';
import { RefusedConnections } from '#access-log';
import { SessionService, tokenIn, type Session } from '#identity';
import { CONFIG, Origins, type Config } from '#kernel';

type ConnectionRefusal = 'ORIGIN_REFUSED' | 'UNAUTHENTICATED';

const sessions = new WeakMap<IncomingMessage, Session>();

/** The session under which a socket was opened. */
export function sessionOfRequest(request: IncomingMessage): Session | undefined {
  return sessions.get(request);
}

/** socket.io as the live protocol wants it: websocket only, and no upgrade before Origin and session were checked (L-01). */
export class LiveAdapter extends IoAdapter {
  private readonly config: Config;

  constructor(private readonly app: INestApplication) {
    super(app);
    this.config = app.get<Config>(CONFIG);
  }

  override createIOServer(port: number, options?: Partial<ServerOptions>): Server {
    const live: Partial<ServerOptions> = {
      ...options,
      path: LIVE_PATH,
      transports: ['websocket'],
      serveClient: false,
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: this.config.limits.frameBytes,
      pingInterval: 10_000,
      pingTimeout: 10_000,
      allowRequest: (
        request: IncomingMessage,
        answer: (code: string | null, ok: boolean) => void,
      ) => {
        this.refusalOf(request).then(
          (code) => answer(code ?? null, code === undefined),
          () => answer('UNAVAILABLE', false),
        );
      },
    };
    return super.createIOServer(port, live as ServerOptions) as Server;
  }

  private async refusalOf(request: IncomingMessage): Promise<ConnectionRefusal | undefined> {
    const token = tokenIn(request.headers.cookie, this.config);
    const reason = await this.reasonToRefuse(request, token);
    if (reason === undefined) return undefined;
    const refused = { token, reason, accessPoint: 'SOCKET', requestId: randomUUID() } as const;
    await this.app.get(RefusedConnections).note(refused);
    return reason;
  }

  private async reasonToRefuse(
    request: IncomingMessage,
    token: string | undefined,
  ): Promise<ConnectionRefusal | undefined> {
    const { origin } = request.headers;
    if (origin !== undefined && !this.app.get(Origins).allows(origin)) return 'ORIGIN_REFUSED';
    const session =
      token === undefined ? undefined : await this.app.get(SessionService).find(token);
    if (!session) return 'UNAUTHENTICATED';
    sessions.set(request, session);
    return undefined;
  }
}
