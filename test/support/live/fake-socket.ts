import type { LiveSocket, SocketEvents } from '#client';
import type {
  OpenAnswer,
  OpenRequest,
  PresenceUpdate,
  SubmitAnswer,
  SubmitRequest,
} from '#contract';

type Listener = (...args: never[]) => void;

/** A message that waits for its answer. */
interface Asked<Request, Answer> {
  readonly request: Request;
  readonly answer: (answer: Answer) => void;
}

/** A socket whose other end is the test: it sees what was sent and answers when it likes. */
export class FakeSocket {
  connected = false;
  id: string | undefined;
  connects = 0;
  readonly opens: Asked<OpenRequest, OpenAnswer>[] = [];
  readonly submits: Asked<SubmitRequest, SubmitAnswer>[] = [];
  readonly places: PresenceUpdate[] = [];
  readonly closes: { planId: string }[] = [];
  private readonly listeners = new Map<string, Set<Listener>>();

  /** As the client is given it. */
  get live(): LiveSocket {
    return this as unknown as LiveSocket;
  }

  connect(): void {
    this.connects += 1;
  }

  disconnect(): void {
    if (this.connected) this.drop('io client disconnect');
  }

  on(event: string, listener: Listener): void {
    this.listeners.set(event, (this.listeners.get(event) ?? new Set()).add(listener));
  }

  off(event: string, listener: Listener): void {
    this.listeners.get(event)?.delete(listener);
  }

  emit(event: string, request: never, answer: never): void {
    if (event === 'plan:open') this.opens.push({ request, answer });
    else if (event === 'plan:submit') this.submits.push({ request, answer });
    else if (event === 'plan:close') this.closes.push(request);
    else this.places.push(request);
  }

  /** The connection comes about. */
  up(): void {
    this.connected = true;
    this.id = `session-${this.connects}`;
    this.tell('connect');
  }

  /** The connection is lost. */
  drop(reason = 'transport close', details?: unknown): void {
    this.connected = false;
    this.id = undefined;
    this.opens.length = 0;
    this.submits.length = 0;
    this.tell('disconnect', reason, details);
  }

  /** The server sends something. */
  receive<E extends keyof SocketEvents>(event: E, ...args: Parameters<SocketEvents[E]>): void {
    this.tell(event, ...args);
  }

  private tell<E extends keyof SocketEvents>(event: E, ...args: Parameters<SocketEvents[E]>): void {
    for (const listener of this.listeners.get(event) ?? []) listener(...(args as never[]));
  }
}
