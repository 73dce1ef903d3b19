import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import { randomUUID } from 'node:crypto';
import {
  closeShape,
  OP_KINDS,
  openShape,
  presenceShape,
  submitShape,
  type OpenAnswer,
  type Refusal,
  type SocketAuth,
  type SubmitAnswer,
} from '#contract';
import { CONFIG, Needs, Refused, shaped, VangnetLogger, type Config, type Ctx } from '#kernel';
import { PlanWriter } from '#plan';
import { Inject } from '@nestjs/common';
import { sessionOfRequest } from './live.adapter.js';
import { LiveHub } from './live-hub.js';
import { PresencePace } from './presence/presence-pace.js';
import { SocketSessions } from './socket-sessions.js';
import type { LiveServer, LiveSocket } from './viewer.js';

/** The live protocol on the socket: checks shapes, hands on, and answers. docs/spec/live.md is its description. */
@WebSocketGateway()
export class LiveGateway
  implements
    OnGatewayInit<LiveServer>,
    OnGatewayConnection<LiveSocket>,
    OnGatewayDisconnect<LiveSocket>
{
  constructor(
    private readonly hub: LiveHub,
    private readonly writer: PlanWriter,
    private readonly sockets: SocketSessions,
    private readonly pace: PresencePace,
    private readonly logger: VangnetLogger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  afterInit(server: LiveServer): void {
    this.hub.start(server);
  }

  handleConnection(socket: LiveSocket): void {
    const session = sessionOfRequest(socket.request);
    if (!session) return this.dismiss(socket, { code: 'UNAUTHENTICATED', permanent: true });
    const { person = session.actor.person } = socket.handshake.auth as SocketAuth;
    if (person !== session.actor.person) {
      return this.dismiss(socket, { code: 'SESSION_ENDED', permanent: true });
    }
    if (this.sockets.countOf(session.actor.person) >= this.config.limits.socketsPerPerson) {
      return this.dismiss(socket, { code: 'RATE_LIMITED', permanent: false });
    }
    socket.data = { session, requestId: randomUUID() };
    this.sockets.add(socket);
  }

  handleDisconnect(socket: LiveSocket): void {
    if (!socket.data.session) return;
    this.sockets.remove(socket);
    this.hub.leaveAll(socket);
  }

  @Needs('plan.read')
  @SubscribeMessage('plan:open')
  async open(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() body: unknown,
  ): Promise<OpenAnswer> {
    return this.answering(socket, async (ctx) => {
      return this.hub.open(ctx, socket, shaped(openShape, body));
    });
  }

  @Needs('plan.read')
  @SubscribeMessage('plan:close')
  close(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): void {
    const request = closeShape.safeParse(body);
    if (request.success) this.hub.leave(socket, request.data.planId, { isSaid: true });
  }

  @Needs('plan.write')
  @SubscribeMessage('plan:submit')
  async submit(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() body: unknown,
  ): Promise<SubmitAnswer> {
    return this.answering(socket, async (ctx) => {
      if (hasUnknownOp(body)) throw new Refused('OP_UNKNOWN');
      const { planId, ops } = shaped(submitShape, body);
      return { results: await this.writer.submit(ctx, planId, ops) };
    });
  }

  @Needs('presence.share')
  @SubscribeMessage('presence')
  presence(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): void {
    if (!this.pace.allows(socket)) return;
    const update = presenceShape.safeParse(body);
    if (update.success) this.hub.move(socket, update.data);
  }

  /** Every message is answered: with what was asked, a refusal with its code, or a fault that the log can be searched for. */
  private async answering<T>(
    socket: LiveSocket,
    ask: (ctx: Ctx) => Promise<T>,
  ): Promise<T | { error: Refusal }> {
    const { session, requestId } = socket.data;
    try {
      const ctx: Ctx = { actor: session.actor, requestId, accessPoint: 'SOCKET' };
      return await ask({ ...ctx, session: session.id });
    } catch (error) {
      if (error instanceof Refused) return { error: error.refusal };
      this.logger.fault(error, requestId);
      return { error: { code: 'FAULT' } };
    }
  }

  private dismiss(
    socket: LiveSocket,
    bye: { code: 'UNAUTHENTICATED' | 'SESSION_ENDED' | 'RATE_LIMITED'; permanent: boolean },
  ): void {
    socket.emit('bye', bye);
    socket.disconnect(true);
  }
}

function hasUnknownOp(body: unknown): boolean {
  const ops: unknown =
    typeof body === 'object' && body !== null && 'ops' in body ? body.ops : undefined;
  if (!Array.isArray(ops)) return false;
  return ops.some((op: unknown) => {
    const kind: unknown =
      typeof op === 'object' && op !== null && 'kind' in op ? op.kind : undefined;
    return typeof kind === 'string' && !OP_KINDS.some((known) => known === kind);
  });
}
