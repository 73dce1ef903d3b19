import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { APPLICATION_ROLE, createPool } from '#kernel';
import type { PersonNotice, PresenceNotice } from '#live';
import { PostgresBus } from '../../libs/live/bus/postgres-bus.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

interface Node {
  bus: PostgresBus;
  pool: pg.Pool;
  heads: [string, number][];
  people: PersonNotice[];
  notices: PresenceNotice[];
}

describe('the bus over PostgreSQL', () => {
  let database: TestDatabase;
  const nodes: Node[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterEach(async () => {
    for (const { bus, pool } of nodes.splice(0)) {
      await bus.stop();
      await pool.end();
    }
  });

  afterAll(async () => database.drop());

  it('[L-17] tells another node how far a plan has come, as soon as the two know of each other', async () => {
    const [own, other] = [await node(), await node()];
    const planId = randomUUID();
    await until(() => {
      own.bus.announceHead(planId, 7);
      return other.heads.length > 0;
    });
    expect(other.heads[0]).toEqual([planId, 7]);
  });

  it('carries where somebody is', async () => {
    const [own, other] = [await node(), await node()];
    const notice = {
      node: 'n',
      planId: randomUUID(),
      session: randomUUID(),
      person: randomUUID(),
      organisation: randomUUID(),
      place: null,
    };
    await until(() => {
      own.bus.announcePresence(notice);
      return other.notices.length > 0;
    });
    expect(other.notices[0]).toEqual(notice);
  });

  it('[I-10] tells that something about a person has changed', async () => {
    const [own, other] = [await node(), await node()];
    const notice = { node: randomUUID(), person: randomUUID() };
    await until(() => {
      own.bus.announcePerson(notice);
      return other.people.length > 0;
    });
    expect(other.people[0]).toEqual(notice);
  });

  it('keeps quiet while there is nobody to tell', async () => {
    const own = await node();
    own.bus.announceHead(randomUUID(), 1);
    await sleep(200);
    expect(own.heads).toEqual([]);
  });

  async function node(): Promise<Node> {
    const pool = createPool({ url: database.url, role: APPLICATION_ROLE, max: 2 });
    const bus = new PostgresBus(pool, database.url);
    const made: Node = { bus, pool, heads: [], notices: [], people: [] };
    nodes.push(made);
    await bus.start({
      onHead: (planId, seq) => void made.heads.push([planId, seq]),
      onPresence: (notice) => void made.notices.push(notice),
      onPerson: (notice) => void made.people.push(notice),
    });
    return made;
  }
});

async function until(isSo: () => boolean): Promise<void> {
  for (let wait = 0; !isSo(); wait += 1) {
    if (wait > 300) throw new Error('waited in vain');
    await sleep(10);
  }
}
