import type { LiveSocket, SocketEvents } from '#client';
import type { Author, OpenAnswer, OpenRequest, SubmitAnswer, SubmitRequest } from '#contract';
import type { Chance } from './chance.js';
import type { PlanServer } from './plan-server.js';

type Listener = (...args: never[]) => void;
type Frame =
  | { event: 'plan:open'; request: OpenRequest; answer: (answer: OpenAnswer) => void }
  | { event: 'plan:submit'; request: SubmitRequest; answer: (answer: SubmitAnswer) => void };

/** A connection of one client to the plan server: keeps the order, takes any time, and can be lost with all that is on it. */
export class LossySocket {
  connected = false;
  id: string | undefined;
  private isConnecting = false;
  private readonly listeners = new Map<string, Listener>();
  private toServer: Frame[] = [];
  private answers: (() => void)[] = [];
  private toClient: (() => void)[] = [];
  /** How far this reader was told; null while it has nothing open. */
  private toldTo: number | null = null;

  constructor(
    private readonly reader: Author,
    private readonly server: PlanServer,
    private readonly chance: Chance,
  ) {}

  get live(): LiveSocket {
    return this as unknown as LiveSocket;
  }

  get isQuiet(): boolean {
    const waiting = this.toServer.length + this.answers.length + this.toClient.length;
    return this.connected && waiting === 0 && this.toldTo === this.server.told.length;
  }

  connect(): void {
    this.isConnecting = true;
  }

  disconnect(): void {
    this.isConnecting = false;
    if (this.connected) this.lose();
  }

  on(event: string, listener: Listener): void {
    this.listeners.set(event, listener);
  }

  off(event: string): void {
    this.listeners.delete(event);
  }

  emit(event: string, request: never, answer: never): void {
    if (!this.connected || (event !== 'plan:open' && event !== 'plan:submit')) return;
    this.toServer.push({ event, request, answer } as Frame);
  }

  lose(): void {
    this.connected = false;
    this.toServer = [];
    this.answers = [];
    this.toClient = [];
    this.toldTo = null;
    this.tell('disconnect', 'transport close');
  }

  up(): void {
    if (this.connected || !this.isConnecting) return;
    this.isConnecting = false;
    this.connected = true;
    this.tell('connect');
  }

  /** The server takes one frame. */
  serve(): void {
    const frame = this.toServer.shift();
    if (!frame) return;
    if (frame.event === 'plan:submit') {
      const answer = this.server.submit(this.reader, structuredClone(frame.request));
      this.answers.push(() => frame.answer(answer));
    } else {
      const answer = this.server.open(this.reader, frame.request);
      this.toldTo = this.server.told.length;
      this.toClient.push(() => frame.answer(answer));
    }
  }

  answer(): void {
    const answer = this.answers.shift();
    if (answer) this.toClient.push(answer);
  }

  /** The server tells some of what is new, in frames of any size. */
  show(): void {
    if (this.toldTo === null || this.toldTo >= this.server.told.length) return;
    const to = this.toldTo + 1 + this.chance.below(this.server.told.length - this.toldTo);
    const head = { planId: 'plan', cursor: String(to) };
    const news = this.server.told.slice(this.toldTo, to);
    this.toldTo = to;
    const shown = { ...head, items: [{ item: this.server.item(), after: null }] };
    if (news.some((one) => 'shown' in one)) {
      // The item as it stands now, and with it all that this frame would have told.
      this.toldTo = this.server.told.length;
      shown.cursor = String(this.toldTo);
      this.toClient.push(() => this.tell('plan:shown', shown));
      return;
    }
    const changes = news.flatMap((one) =>
      'change' in one ? [this.server.shownTo(this.reader, one)] : [],
    );
    this.toClient.push(() => this.tell('plan:changes', { ...head, changes }));
  }

  receive(): void {
    this.toClient.shift()?.();
  }

  private tell<E extends keyof SocketEvents>(event: E, ...args: Parameters<SocketEvents[E]>): void {
    this.listeners.get(event)?.(...(args as never[]));
  }
}
