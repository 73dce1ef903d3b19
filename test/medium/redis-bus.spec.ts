import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PersonNotice, PresenceNotice } from '#live';
import { RedisBus } from '../../libs/live/bus/redis-bus.js';
import { describeWithRedis, startRedis, type RedisServer } from '../support/redis-server.js';

/** What one node heard, in order. */
class Ear {
  readonly heads: [string, number][] = [];
  readonly notices: PresenceNotice[] = [];
  readonly onHead = (planId: string, seq: number): void => void this.heads.push([planId, seq]);
  readonly people: PersonNotice[] = [];
  readonly onPerson = (notice: PersonNotice): void => void this.people.push(notice);
  readonly onPresence = (notice: PresenceNotice): void => void this.notices.push(notice);
}

describeWithRedis('the bus over Redis', () => {
  let redis: RedisServer;
  const buses: RedisBus[] = [];

  beforeAll(async () => {
    redis = await startRedis();
  });

  afterEach(async () => {
    for (const bus of buses.splice(0)) await bus.stop();
  });

  afterAll(async () => redis.stop());

  it('[L-17] tells every node how far a plan has come, and nothing of what is in it', async () => {
    const [own, other] = [await node(), await node()];
    const planId = randomUUID();
    own.bus.announceHead(planId, 7);
    await until(() => own.ear.heads.length + other.ear.heads.length === 2);
    expect(other.ear.heads).toEqual([[planId, 7]]);
    expect(own.ear.heads).toEqual([[planId, 7]]);
  });

  it('carries where somebody is, and that they left', async () => {
    const [own, other] = [await node(), await node()];
    const notice = {
      node: 'n',
      planId: randomUUID(),
      session: randomUUID(),
      person: randomUUID(),
      organisation: randomUUID(),
      place: null,
    };
    own.bus.announcePresence(notice);
    await until(() => other.ear.notices.length === 1);
    expect(other.ear.notices).toEqual([notice]);
  });

  it('[I-10] tells that something about a person has changed', async () => {
    const [own, other] = [await node(), await node()];
    const notice = { node: randomUUID(), person: randomUUID() };
    own.bus.announcePerson(notice);
    await until(() => other.ear.people.length === 1);
    expect(other.ear.people).toEqual([notice]);
  });

  it('goes on without a word while Redis is away, and again when it is back', async () => {
    const [own, other] = [await node(), await node()];
    await redis.kill();
    own.bus.announceHead(randomUUID(), 1);
    await sleep(100);
    expect(other.ear.heads).toEqual([]);

    await redis.start();
    const planId = randomUUID();
    await until(() => {
      own.bus.announceHead(planId, 2);
      return other.ear.heads.length > 0;
    });
    expect(other.ear.heads[0]).toEqual([planId, 2]);
  });

  async function node(): Promise<{ bus: RedisBus; ear: Ear }> {
    const bus = new RedisBus(redis.url);
    const ear = new Ear();
    buses.push(bus);
    await bus.start(ear);
    return { bus, ear };
  }
});

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !isSo(); tries += 1) await sleep(20);
}
