import { io, type Socket } from 'socket.io-client';
import {
  LIVE_PATH,
  type ClientEvents,
  type Op,
  type OpenAnswer,
  type PresentedChange,
  type PresentedItem,
  type PresentedPlan,
  type ServerEvents,
  type SubmitAnswer,
} from '#contract';
import type { TestApp } from './app.js';
import { codesOf } from './desk.js';
import type { BuiltPerson } from './factories.js';

type LiveEvent = keyof ServerEvents;
type MessageOf<E extends LiveEvent> = Parameters<ServerEvents[E]>[0];

/** One message of the server, as it came. */
export type Heard = { [E in LiveEvent]: { event: E; message: MessageOf<E> } }[LiveEvent];

/** An answer to `plan:open` that is no refusal. */
type Opened = Exclude<OpenAnswer, { error: unknown }>;

const ANSWER_MS = 15_000;

/** A socket of the browser that holds this cookie; it connects when it is told to. */
export function liveSocket(url: string, cookie: string): Socket<ServerEvents, ClientEvents> {
  return io(url, {
    path: LIVE_PATH,
    transports: ['websocket'],
    extraHeaders: { Cookie: cookie },
    forceNew: true,
    autoConnect: false,
    reconnectionDelay: 50,
  });
}

/** Somebody with one socket of the real protocol, and an ear for everything that comes over it. */
export class LiveUser {
  readonly heard: Heard[] = [];
  /** Every packet, answers included, in the letters in which it came. */
  readonly packets: string[] = [];
  private readonly listeners = new Set<() => void>();

  private constructor(
    readonly socket: Socket<ServerEvents, ClientEvents>,
    readonly person: BuiltPerson,
    readonly planId: string,
  ) {
    socket.onAny((event: string, message: unknown) => {
      this.heard.push({ event, message } as Heard);
      for (const listener of this.listeners) listener();
    });
  }

  /** A browser of this person, signed in anew or by the cookie of another one. */
  static async connect(
    app: TestApp,
    person: BuiltPerson,
    { planId, cookie }: { planId: string; cookie?: string },
  ): Promise<LiveUser> {
    const Cookie = cookie ?? (await app.signIn(person));
    const socket = liveSocket(app.url, Cookie);
    socket.io.reconnection(false);
    const user = new LiveUser(socket, person, planId);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
      socket.connect();
      socket.io.engine.on('packet', ({ type, data }: { type: string; data?: unknown }) => {
        if (type === 'message' && typeof data === 'string') user.packets.push(data);
      });
    });
    return user;
  }

  /** As `connect`, with the plan open. */
  static async open(
    app: TestApp,
    person: BuiltPerson,
    plan: { planId: string; cookie?: string },
  ): Promise<LiveUser & { plan: PresentedPlan }> {
    const user = await LiveUser.connect(app, person, plan);
    const { snapshot } = await user.opened();
    return Object.assign(user, { plan: snapshot });
  }

  ask(event: 'plan:open', request: unknown): Promise<OpenAnswer>;
  ask(event: 'plan:submit', request: unknown): Promise<SubmitAnswer>;
  ask(event: 'plan:open' | 'plan:submit', request: unknown): Promise<unknown> {
    return this.socket.timeout(ANSWER_MS).emitWithAck(event, request as never);
  }

  async opened(): Promise<Extract<OpenAnswer, { snapshot: unknown }>> {
    const answer = await this.openedAt(undefined);
    if (!('snapshot' in answer)) throw new Error('not a snapshot');
    return answer;
  }

  async openedAt(cursor: string | undefined): Promise<Opened> {
    const request = { planId: this.planId, ...(cursor !== undefined && { cursor }) };
    const answer = await this.ask('plan:open', request);
    if ('error' in answer) throw new Error(`not opened: ${answer.error.code}`);
    return answer;
  }

  async codes(...ops: Op[]): Promise<string[]> {
    const answer = await this.ask('plan:submit', { planId: this.planId, ops });
    return 'error' in answer ? [answer.error.code] : codesOf(answer.results);
  }

  /** The first message, from the one numbered `from` on, that is the one waited for. */
  async until<H extends Heard>(is: (heard: Heard) => heard is H, from?: number): Promise<H>;
  async until(is: (heard: Heard) => boolean, from?: number): Promise<Heard>;
  async until(is: (heard: Heard) => boolean, from = 0): Promise<Heard> {
    for (let next = from; ; next += 1) {
      while (next >= this.heard.length) await this.nextMessage();
      const heard = this.heard[next];
      if (heard && is(heard)) return heard;
    }
  }

  /** Waits for the change that an op of anyone led to. */
  async sees(stream: string, rev: number): Promise<PresentedChange> {
    await this.until(({ event, message }) =>
      event === 'plan:changes'
        ? message.changes.some((change) => change.stream === stream && change.rev === rev)
        : false,
    );
    const found = this.changes.find((change) => change.stream === stream && change.rev === rev);
    if (!found) throw new Error('heard and not there');
    return found;
  }

  get changes(): PresentedChange[] {
    return this.heard.flatMap(({ event, message }) =>
      event === 'plan:changes' ? message.changes : [],
    );
  }

  /** What was heard of the plan, from the message numbered `from` on; of lists of cases is told beside it, in their own time. */
  heardOfPlan(from = 0): Heard[] {
    return this.heard.slice(from).filter(({ event }) => event !== 'look');
  }

  get cursor(): string {
    const last = this.heard.findLast(({ message }) => 'cursor' in message)?.message;
    if (!last || !('cursor' in last)) throw new Error('no message with a cursor');
    return last.cursor;
  }

  /** Resolves with the reason once the connection is gone. */
  async gone(): Promise<string> {
    if (!this.socket.connected) return 'gone';
    return new Promise((resolve) => this.socket.once('disconnect', resolve));
  }

  /** Puts a frame on the wire as it is. */
  sendRaw(frame: string): void {
    wireOf(this).send(frame);
  }

  leave(): void {
    this.socket.disconnect();
  }

  private nextMessage(): Promise<void> {
    return new Promise((resolve, reject) => {
      const wait = setTimeout(() => reject(new Error('nothing came')), ANSWER_MS);
      const listener = (): void => {
        clearTimeout(wait);
        this.listeners.delete(listener);
        resolve();
      };
      this.listeners.add(listener);
    });
  }
}

export function itemIn(plan: PresentedPlan, id: string): PresentedItem | undefined {
  return plan.sections.flatMap(({ items }) => items).find((item) => item.id === id);
}

/** Leaves what comes lying in the system's buffers, as a browser does that has no time; answers how to go on. */
export function stopReading(user: LiveUser): () => void {
  const { _socket: stream } = wireOf(user);
  stream.pause();
  return () => stream.resume();
}

/** The part of the websocket below socket.io that tests take hold of. */
interface Wire {
  send(frame: string): void;
  _socket: { pause(): void; resume(): void };
}

function wireOf({ socket }: LiveUser): Wire {
  const { transport } = socket.io.engine as unknown as { transport: { ws: Wire } };
  return transport.ws;
}
