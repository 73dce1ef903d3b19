import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { APPLICATION_ROLE, connectionOptions } from '#kernel';
import type { Bus, BusListener, PersonNotice, PresenceNotice } from './bus.js';

const HEADS = 'vangnet_heads';
const PRESENCE = 'vangnet_presence';
const PEOPLE = 'vangnet_people';
const HELLO = 'vangnet_hello';
/** A node says that it is there this often, and is taken to be gone after three times as long. */
const HELLO_MS = 5000;
/** Notices wait this long for company: a COMMIT with NOTIFY in it takes a lock on the whole instance. */
const TOGETHER_MS = 25;
/** A notice longer than this would be refused; PostgreSQL allows just under 8,000 bytes. */
const PAYLOAD_BYTES = 7000;
const RECONNECT_MS = 1000;

/**
 * The bus for nodes without Redis: LISTEN and NOTIFY, outside any write transaction. A NOTIFY is a commit of its own, so a
 * node that has not heard of another one lately keeps quiet.
 */
export class PostgresBus implements Bus {
  private readonly heads = new Map<string, number>();
  private readonly presence: PresenceNotice[] = [];
  private readonly people = new Map<string, PersonNotice>();
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private readonly node = randomUUID();
  private heardOthersAt = -Infinity;
  private readonly hello: NodeJS.Timeout;

  constructor(
    private readonly pool: pg.Pool,
    private readonly url: string,
  ) {
    this.hello = setInterval(() => this.sayHello(), HELLO_MS);
    this.hello.unref();
  }

  /** Goes on trying when the database is away; the first failure is told. */
  async start(listener: BusListener): Promise<void> {
    const client = new pg.Client({
      ...connectionOptions(this.url, APPLICATION_ROLE),
      statement_timeout: 0,
    });
    client.on('error', () => undefined);
    client.on('notification', ({ channel, payload }) => {
      if (channel === HELLO) return this.hearHello(payload);
      const messages = JSON.parse(payload ?? '[]') as unknown[];
      for (const message of messages) {
        if (channel === PRESENCE) listener.onPresence(message as PresenceNotice);
        else if (channel === PEOPLE) listener.onPerson(message as PersonNotice);
        else listener.onHead(...(message as [string, number]));
      }
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${HEADS}; LISTEN ${PRESENCE}; LISTEN ${PEOPLE}; LISTEN ${HELLO}`);
    } catch (error) {
      client.end().catch(() => undefined);
      this.startLater(listener);
      throw error;
    }
    // Only from here on: a connection that never stood ends too, and two new ones for each that fails are an avalanche.
    client.once('end', () => this.startLater(listener));
    this.client = client;
    if (this.stopped) await client.end();
    else this.sayHello();
  }

  announceHead(planId: string, seq: number): void {
    if (!this.hasPeers) return;
    this.heads.set(planId, seq);
    this.schedule();
  }

  announcePresence(notice: PresenceNotice): void {
    if (!this.hasPeers) return;
    this.presence.push(notice);
    this.schedule();
  }

  announcePerson(notice: PersonNotice): void {
    if (!this.hasPeers) return;
    this.people.set(notice.person, notice);
    this.schedule();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    clearInterval(this.hello);
    await this.client?.end();
  }

  private get hasPeers(): boolean {
    return Date.now() - this.heardOthersAt < 3 * HELLO_MS;
  }

  private sayHello(): void {
    this.pool.query('SELECT pg_notify($1, $2)', [HELLO, this.node]).catch(() => undefined);
  }

  /** A node that was not known is greeted back at once; what it missed until then its poll finds. */
  private hearHello(node: string | undefined): void {
    if (node === this.node) return;
    const isNew = !this.hasPeers;
    this.heardOthersAt = Date.now();
    if (isNew) this.sayHello();
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.notify();
    }, TOGETHER_MS);
  }

  private async notify(): Promise<void> {
    const heads = [...this.heads];
    this.heads.clear();
    const people = [...this.people.values()];
    this.people.clear();
    const payloads = [
      ...inPayloads(heads).map((payload) => [HEADS, payload]),
      ...inPayloads(people).map((payload) => [PEOPLE, payload]),
      ...inPayloads(this.presence.splice(0)).map((payload) => [PRESENCE, payload]),
    ];
    try {
      await this.pool.query(
        'SELECT pg_notify(channel, payload) FROM unnest($1::text[], $2::text[]) AS n (channel, payload)',
        [payloads.map(([channel]) => channel), payloads.map(([, payload]) => payload)],
      );
    } catch {
      // Lost notices are made up for by the poll.
    }
  }

  private startLater(listener: BusListener): void {
    this.client = undefined;
    setTimeout(() => {
      if (!this.stopped) this.start(listener).catch(() => undefined);
    }, RECONNECT_MS).unref();
  }
}

function inPayloads(messages: readonly unknown[]): string[] {
  const payloads: string[] = [];
  let parts: string[] = [];
  let bytes = 2;
  for (const message of messages) {
    const part = JSON.stringify(message);
    if (parts.length > 0 && bytes + part.length + 1 > PAYLOAD_BYTES) {
      payloads.push(`[${parts.join(',')}]`);
      parts = [];
      bytes = 2;
    }
    parts.push(part);
    bytes += part.length + 1;
  }
  if (parts.length > 0) payloads.push(`[${parts.join(',')}]`);
  return payloads;
}
