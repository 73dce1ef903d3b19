import {
  RETRYABLE_CODES,
  type ByeMessage,
  type ErrorCode,
  type OpenAnswer,
  type PresentedChange,
  type PresentedEmergency,
  type PresentedPlan,
  type PresenceMessage,
  type Refusal,
  type ShownItem,
} from '#contract';
import type { LiveTimes } from './live-times.js';
import type { LiveEnvironment, LiveSocket, SocketEvents } from './live-socket.js';
import { hasLess, type Revs } from './receipts.js';

/** What a session tells its client. */
export interface SessionListener {
  /** A connection is there: what has no answer is to be sent again, before anything newer arrives (L-45). */
  onConnect: () => void;
  onDisconnect: () => void;
  /** The server's clock, in Unix milliseconds. */
  onTime: (now: number) => void;
  /** The plan is open, and changes are followed from here on. */
  onOpen: () => void;
  onSnapshot: (plan: PresentedPlan) => void;
  /** How far every stream is known to be: less than that no snapshot holds that is asked for now (G-74). */
  known: () => Revs;
  onChanges: (changes: readonly PresentedChange[]) => void;
  onGone: (items: readonly string[]) => void;
  onShown: (items: readonly ShownItem[]) => void;
  onPresence: (message: PresenceMessage) => void;
  onEmergencies: (emergencies: readonly PresentedEmergency[]) => void;
  onEnd: (code: ErrorCode) => void;
  /** Whether something typed would be lost if a snapshot were taken over now. */
  mustCatchUp: () => boolean;
  /** Changes cannot be followed any more. */
  detach: () => void;
  /** Sends what has to be sent first. True when all of it has its answer. */
  catchUp: () => boolean;
}

export interface SessionOptions {
  readonly planId: string;
  readonly socket: LiveSocket;
  readonly environment: LiveEnvironment;
  readonly times: LiveTimes;
  readonly isSessionOver: () => Promise<boolean>;
  readonly listener: SessionListener;
}

const RETRY_MS = 1000;
/** What a server closes a socket with that sent too large a frame. */
const TOO_LARGE = 1009;

/**
 * One plan on one socket: opens it, follows it, and comes back where it left off. When only a snapshot is to be had
 * while edits wait, these go to the server first, and the plan is opened anew after them.
 */
export class PlanSession {
  private cursor: string | null = null;
  private isFollowing = false;
  private isCatchingUp = false;
  private isAsking = false;
  private hasEnded = false;
  /** Answers over an older connection, or to an older question, are not listened to. */
  private question = 0;
  private readonly stopTimers = new Set<() => void>();
  private readonly handlers: SocketEvents;

  constructor(private readonly options: SessionOptions) {
    const { listener } = options;
    this.handlers = {
      connect: () => this.connected(),
      connect_error: () => void this.unconnected(),
      disconnect: (_reason, details) => this.disconnected(details),
      'plan:changes': (message) => this.follow(message, () => listener.onChanges(message.changes)),
      'plan:gone': (message) => this.follow(message, () => listener.onGone(message.items)),
      'plan:shown': (message) => this.follow(message, () => listener.onShown(message.items)),
      'plan:resync': ({ planId }) => this.resync(planId),
      'plan:emergencies': ({ planId, emergencies }) => {
        if (planId === options.planId) listener.onEmergencies(emergencies);
      },
      presence: (message) => {
        if (message.planId === options.planId) listener.onPresence(message);
      },
      bye: (message) => this.bye(message),
    };
  }

  get isOpen(): boolean {
    return this.isFollowing;
  }

  start(): void {
    const { socket } = this.options;
    listen(socket.on.bind(socket) as LiveSocket['on'], this.handlers);
    if (socket.connected) this.connected();
    else socket.connect();
  }

  stop(): void {
    const { socket, planId } = this.options;
    this.hasEnded = true;
    this.forget();
    listen(socket.off.bind(socket) as LiveSocket['off'], this.handlers);
    if (socket.connected) socket.emit('plan:close', { planId });
    socket.disconnect();
  }

  /** Whoever watches the log does not trust it: nothing more is sent, and nothing taken over. */
  distrust(): void {
    this.end('LOG_REFUSED');
  }

  /** Makes the connection anew: nothing is heard over this one. */
  reconnect(): void {
    if (this.hasEnded) return;
    this.options.socket.disconnect();
    this.options.socket.connect();
  }

  /** What arrived does not fit: everything is fetched anew, after what was typed. */
  startAgain(): void {
    if (this.isCatchingUp || this.hasEnded) return;
    this.isCatchingUp = true;
    this.isFollowing = false;
    this.options.listener.detach();
    this.goOn();
  }

  /** Goes on with catching up, when that is what is going on. */
  goOn(): void {
    const { socket, listener } = this.options;
    if (!this.isCatchingUp || this.isAsking || !socket.connected) return;
    if (listener.catchUp()) this.ask(null);
  }

  private connected(): void {
    if (this.hasEnded) return;
    this.forget();
    this.options.listener.onConnect();
    this.open();
  }

  private open(): void {
    if (this.isCatchingUp) this.goOn();
    else this.ask(this.cursor);
  }

  /** Over a connection that never came about nobody says that the session has ended (L-02). */
  private async unconnected(): Promise<void> {
    if (await this.options.isSessionOver()) this.end('SESSION_ENDED');
  }

  private disconnected(details: unknown): void {
    this.forget();
    this.isFollowing = false;
    if (closeCode(details) === TOO_LARGE) this.end('FRAME_TOO_LARGE');
    if (this.hasEnded) return;
    this.options.listener.onDisconnect();
    // socket.io comes back by itself, except after a server that closed the connection on purpose.
    this.later(RETRY_MS, () => {
      if (!this.options.socket.connected) this.options.socket.connect();
    });
  }

  private ask(cursor: string | null): void {
    const { socket, planId, times } = this.options;
    this.question += 1;
    const { question } = this;
    const known = this.options.listener.known();
    this.isAsking = true;
    this.isFollowing = false;
    const stopTimer = this.later(times.answer, () => this.reconnect());
    const request = cursor === null ? { planId } : { planId, cursor };
    socket.emit('plan:open', request, (answer) => {
      if (question !== this.question) return;
      stopTimer();
      this.isAsking = false;
      if ('snapshot' in answer && hasLess(answer.snapshot, known)) this.end('LOG_REFUSED');
      else this.answered(answer);
    });
  }

  private answered(answer: OpenAnswer): void {
    const { listener } = this.options;
    if ('error' in answer) return this.refused(answer.error);
    listener.onTime(Date.parse(answer.now));
    if ('snapshot' in answer && !this.isCatchingUp && listener.mustCatchUp()) {
      return this.startAgain();
    }
    this.cursor = answer.cursor;
    this.isFollowing = true;
    this.isCatchingUp = false;
    if ('snapshot' in answer) {
      listener.onSnapshot(answer.snapshot);
    } else {
      listener.onChanges(answer.changes);
      listener.onGone(answer.gone);
      listener.onShown(answer.shown);
    }
    // A change that did not fit made it start again.
    if (this.isFollowing) listener.onOpen();
  }

  private refused({ code, retryAfterMs }: Refusal): void {
    if (code === 'CURSOR_INVALID') this.ask(null);
    else if (RETRYABLE_CODES.has(code) || code === 'FAULT') {
      this.later(retryAfterMs ?? RETRY_MS, () => this.open());
    } else this.end(code);
  }

  private follow(message: { planId: string; cursor: string }, apply: () => void): void {
    if (message.planId !== this.options.planId || !this.isFollowing) return;
    this.cursor = message.cursor;
    apply();
  }

  /** A cursor would bring the changes, but not what changed about who takes part: opened from the start. */
  private resync(planId: string): void {
    if (planId === this.options.planId && this.isFollowing) this.ask(null);
  }

  private bye({ code, permanent }: ByeMessage): void {
    if (permanent) this.end(code);
  }

  private end(code: ErrorCode): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.forget();
    this.isFollowing = false;
    this.options.listener.onEnd(code);
    this.options.socket.disconnect();
  }

  private later(milliseconds: number, run: () => void): () => void {
    const { environment } = this.options;
    const spread = milliseconds * (1 + environment.random() / 4);
    const stop = environment.after(spread, () => {
      this.stopTimers.delete(stop);
      run();
    });
    this.stopTimers.add(stop);
    return () => {
      this.stopTimers.delete(stop);
      stop();
    };
  }

  private forget(): void {
    this.question += 1;
    this.isAsking = false;
    for (const stop of this.stopTimers) stop();
    this.stopTimers.clear();
  }
}

function listen(to: LiveSocket['on'], handlers: SocketEvents): void {
  to('connect', handlers.connect);
  to('connect_error', handlers.connect_error);
  to('disconnect', handlers.disconnect);
  to('plan:changes', handlers['plan:changes']);
  to('plan:gone', handlers['plan:gone']);
  to('plan:shown', handlers['plan:shown']);
  to('plan:resync', handlers['plan:resync']);
  to('plan:emergencies', handlers['plan:emergencies']);
  to('presence', handlers.presence);
  to('bye', handlers.bye);
}

function closeCode(details: unknown): unknown {
  if (typeof details !== 'object' || details === null || !('context' in details)) return undefined;
  const { context } = details;
  return typeof context === 'object' && context !== null && 'code' in context
    ? context.code
    : undefined;
}
