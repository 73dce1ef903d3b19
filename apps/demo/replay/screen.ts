import { io, type Socket } from 'socket.io-client';
import { createLiveClient, type LiveClient } from '#client';
import { LIVE_PATH, type PresentedField, type PresentedItem } from '#contract';
import type { DemoPersonCode } from '../demo-case/index.js';
import type { DemoSession } from '../launch/demo-session.js';
import { Line } from './line.js';
import { untilFound } from './replay-fault.js';

export interface ScreenRequest {
  session: DemoSession;
  /** Where the server is, `http://127.0.0.1:3000`. */
  url: string;
  planId: string;
}

/** One person with the plan open, on a real socket of their own, over a line that can be cut. */
export class Screen {
  readonly client: LiveClient;
  /** Every packet that came in, as it came. */
  private readonly arrived: string[] = [];

  private constructor(
    readonly code: DemoPersonCode,
    private readonly line: Line,
    socket: Socket,
    planId: string,
  ) {
    const { io: manager } = socket;
    manager.on('open', () => {
      manager.engine.on('packet', ({ data }: { data?: unknown }) => {
        if (typeof data === 'string') this.arrived.push(data);
      });
    });
    this.client = createLiveClient({ planId, socket });
  }

  /** Begins to open the plan; whether it is to be had shows later. */
  static async open({ session, url, planId }: ScreenRequest): Promise<Screen> {
    const line = await Line.to(Number(new URL(url).port));
    const socket = io(`http://127.0.0.1:${line.port}`, {
      path: LIVE_PATH,
      transports: ['websocket'],
      autoConnect: false,
      forceNew: true,
      reconnectionDelayMax: 1000,
      extraHeaders: { cookie: session.cookie, origin: url },
    });
    const screen = new Screen(session.code, line, socket, planId);
    screen.client.open();
    return screen;
  }

  /** The item, where this person sees it now. */
  item(id: string): PresentedItem | undefined {
    const plan = this.client.store.getSnapshot().plan;
    return plan?.sections.flatMap(({ items }) => items).find((item) => item.id === id);
  }

  field(id: string, name: string): PresentedField | undefined {
    return this.item(id)?.fields[name];
  }

  /** The text in this field as it stands on this screen, up to the last character. */
  text(id: string, name: string): string | undefined {
    const stream = this.field(id, name)?.stream;
    const handle = stream === undefined ? null : this.client.text(stream);
    return handle?.getSnapshot().doc.toString();
  }

  async untilItem(id: string): Promise<PresentedItem> {
    return untilFound(() => this.item(id), `${this.code} sees an item`);
  }

  /** Whether this stood in anything that the server sent here. */
  hasReceived(text: string): boolean {
    return this.arrived.some((packet) => packet.includes(text));
  }

  goOffline(): void {
    this.line.cut();
  }

  comeBack(): void {
    this.line.mend();
  }

  close(): void {
    this.client.close();
    this.line.close();
  }
}
