import { Redis } from 'ioredis';
import type { Bus, BusListener, PersonNotice, PresenceNotice } from './bus.js';

const HEADS = 'vangnet:heads';
const PRESENCE = 'vangnet:presence';
const PEOPLE = 'vangnet:people';

/** The bus over Redis: three channels, published without waiting. Redis away means a slower feed, nothing worse. */
export class RedisBus implements Bus {
  private readonly publisher: Redis;
  private readonly subscriber: Redis;

  constructor(url: string) {
    this.publisher = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 0 });
    // Waits for Redis for as long as it takes; nobody waits for it.
    this.subscriber = new Redis(url, { maxRetriesPerRequest: null });
    for (const client of [this.publisher, this.subscriber]) client.on('error', () => undefined);
  }

  async start(listener: BusListener): Promise<void> {
    this.subscriber.on('message', (channel: string, text: string) => {
      const message: unknown = JSON.parse(text);
      if (channel === PRESENCE) listener.onPresence(message as PresenceNotice);
      else if (channel === PEOPLE) listener.onPerson(message as PersonNotice);
      else listener.onHead(...(message as [string, number]));
    });
    await this.subscriber.subscribe(HEADS, PRESENCE, PEOPLE);
  }

  announceHead(planId: string, seq: number): void {
    this.publish(HEADS, [planId, seq]);
  }

  announcePresence(notice: PresenceNotice): void {
    this.publish(PRESENCE, notice);
  }

  announcePerson(notice: PersonNotice): void {
    this.publish(PEOPLE, notice);
  }

  async stop(): Promise<void> {
    this.publisher.disconnect();
    this.subscriber.disconnect();
    await Promise.resolve();
  }

  private publish(channel: string, message: unknown): void {
    this.publisher.publish(channel, JSON.stringify(message)).catch(() => undefined);
  }
}
