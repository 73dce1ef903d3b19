import type { SessionEvents, SessionService } from '#identity';
import type { LiveSocket } from './viewer.js';

/** A session is looked at again this often: a block on another node takes effect within twice this time (P5). */
const LEASE_MS = 7000;

/** Which sockets are open under which session, and the end of them all when it ends (L-02). */
export class SocketSessions {
  private readonly sockets = new Map<string, Set<LiveSocket>>();
  private readonly perPerson = new Map<string, number>();
  private readonly timer: NodeJS.Timeout;
  private readonly stopListening: () => void;

  constructor(
    private readonly sessions: SessionService,
    events: SessionEvents,
    private readonly onFault: (error: unknown) => void,
  ) {
    this.stopListening = events.onEnded(({ sessionId }) => this.end(sessionId));
    this.timer = setInterval(() => void this.renew(), LEASE_MS);
  }

  add(socket: LiveSocket): void {
    const { id, actor } = socket.data.session;
    const known = this.sockets.get(id) ?? new Set();
    this.sockets.set(id, known.add(socket));
    this.perPerson.set(actor.person, this.countOf(actor.person) + 1);
  }

  remove(socket: LiveSocket): void {
    const { id, actor } = socket.data.session;
    const known = this.sockets.get(id);
    if (!known?.delete(socket)) return;
    if (known.size === 0) this.sockets.delete(id);
    const left = this.countOf(actor.person) - 1;
    if (left > 0) this.perPerson.set(actor.person, left);
    else this.perPerson.delete(actor.person);
  }

  countOf(person: string): number {
    return this.perPerson.get(person) ?? 0;
  }

  stop(): void {
    clearInterval(this.timer);
    this.stopListening();
  }

  private async renew(): Promise<void> {
    const ids = [...this.sockets.keys()];
    try {
      const valid = await this.sessions.stillValid(ids);
      for (const id of ids) if (!valid.has(id)) this.end(id);
    } catch (error) {
      this.onFault(error);
    }
  }

  private end(sessionId: string): void {
    for (const socket of this.sockets.get(sessionId) ?? []) {
      socket.emit('bye', { code: 'SESSION_ENDED', permanent: true });
      socket.disconnect(true);
    }
  }
}
