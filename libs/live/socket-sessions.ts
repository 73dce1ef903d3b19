import { randomUUID } from 'node:crypto';
import type { ByeMessage } from '#contract';
import type { SessionEvents, SessionService } from '#identity';
import type { Actor } from '#kernel';
import type { PersonNotice } from './bus/bus.js';
import type { LiveSocket } from './viewer.js';

/** A session is looked at again this often: what no message told takes effect within twice this time (P5). */
const LEASE_MS = 7000;

export interface SocketSessionsDependencies {
  sessions: SessionService;
  events: SessionEvents;
  /** Tells the other nodes to look at this person, too. */
  announce: (notice: PersonNotice) => void;
  onFault: (error: unknown) => void;
}

/** Which sockets are open under which session: their end when it ends, and when its person may do other things (L-02). */
export class SocketSessions {
  private readonly node = randomUUID();
  private readonly sockets = new Map<string, Set<LiveSocket>>();
  private readonly perPerson = new Map<string, number>();
  private readonly timer: NodeJS.Timeout;
  private readonly stopListening: (() => void)[];

  constructor(private readonly deps: SocketSessionsDependencies) {
    this.stopListening = [
      deps.events.onEnded(({ sessionId }) => this.dismiss(sessionId, SESSION_ENDED)),
      deps.events.onChanged(({ personId }) => {
        this.tell(personId);
      }),
    ];
    this.timer = setInterval(() => void this.renew([...this.sockets.keys()]), LEASE_MS);
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
    for (const stop of this.stopListening) stop();
  }

  /** Something about this person changed: what they may do, or which cases they are told of. Every node looks. */
  tell(personId: string): void {
    this.lookAt(personId);
    this.deps.announce({ node: this.node, person: personId });
  }

  /** As `tell`, said by a node. */
  hear({ node, person }: PersonNotice): void {
    if (node !== this.node) this.lookAt(person);
  }

  /** Windows that stay open are told to look for themselves (L-06). */
  private lookAt(personId: string): void {
    if (this.countOf(personId) === 0) return;
    const ids = [...this.sockets].flatMap(([id, sockets]) =>
      [...sockets].some(({ data }) => data.session.actor.person === personId) ? [id] : [],
    );
    void this.renew(ids, (socket) => socket.emit('look', { at: 'CASES' }));
  }

  /** Closes what is open under sessions that ended or may do other things now; `each` of the other sockets hears. */
  private async renew(ids: readonly string[], each?: (socket: LiveSocket) => void): Promise<void> {
    try {
      const valid = await this.deps.sessions.stillValid(ids);
      for (const id of ids) {
        const actor = valid.get(id);
        if (!actor) this.dismiss(id, SESSION_ENDED);
        else if (this.isOther(id, actor)) this.dismiss(id, RIGHTS_CHANGED);
        else if (each) this.sockets.get(id)?.forEach(each);
      }
    } catch (error) {
      this.deps.onFault(error);
    }
  }

  private isOther(sessionId: string, actor: Actor): boolean {
    const [socket] = this.sockets.get(sessionId) ?? [];
    return socket !== undefined && rightsOf(socket.data.session.actor) !== rightsOf(actor);
  }

  private dismiss(sessionId: string, bye: ByeMessage): void {
    for (const socket of this.sockets.get(sessionId) ?? []) {
      socket.emit('bye', bye);
      socket.disconnect(true);
    }
  }
}

const SESSION_ENDED: ByeMessage = { code: 'SESSION_ENDED', permanent: true };

/** Whoever comes back is looked at as who they are now. */
const RIGHTS_CHANGED: ByeMessage = { code: 'RIGHTS_CHANGED', permanent: false };

/** What of an actor rights follow from. */
function rightsOf({ organisation, organisationType, functions }: Actor): string {
  return [organisation, organisationType, ...[...functions].sort()].join();
}
