import { randomUUID } from 'node:crypto';
import type { Room } from '../workload.js';
import { CONTENT, TEXTS_PER_ROOM, startContender, type Contender } from './contender.js';
import type { Cores } from './cores.js';
import { startOurs } from './ours.contender.js';
import { PEERS } from './peers.js';
import { BUILT } from './places.js';
import { createDatabase, withClient } from './postgres.js';
import { startGenerator, startServer } from './processes.js';

/** Where contenders get their databases, which core generators run on, and whether our server is profiled. */
export interface Surroundings {
  postgresUrl: string;
  cores: Cores | undefined;
  profile: boolean;
}

export const CONTENDERS = {
  floor1: startFloor1,
  floor3: startFloor3,
  'hocuspocus-shipped': (around: Surroundings) => startHocuspocus(around, 'shipped'),
  'hocuspocus-durable': (around: Surroundings) => startHocuspocus(around, 'durable'),
  vangnet: (around: Surroundings) => startOurs(around),
} satisfies Record<string, (around: Surroundings) => Promise<Contender>>;

export type ContenderName = keyof typeof CONTENDERS;

function startFloor1(): Promise<Contender> {
  return startFloor({ name: 'floor 1: relay, nothing stored', env: {} });
}

async function startFloor3({ postgresUrl }: Surroundings): Promise<Contender> {
  const databaseUrl = await createDatabase(postgresUrl, 'bench_floor');
  return startFloor({
    name: 'floor 3: INSERT, then acknowledge and relay',
    env: { DATABASE_URL: databaseUrl },
    faultsIn: (room) =>
      withClient(databaseUrl, async (client) => {
        const { rows } = await client.query<{ gaps: number }>(
          `SELECT count(*)::int AS gaps FROM (
             SELECT 1 FROM floor_change WHERE plan_id = $1
             GROUP BY stream_id HAVING count(*) <> max(rev)) AS uneven`,
          [room.id],
        );
        return rows[0]?.gaps === 0 ? [] : ['rows are missing'];
      }),
  });
}

function startFloor(floor: {
  name: string;
  env: Record<string, string>;
  faultsIn?: (room: Room) => Promise<string[]>;
}): Promise<Contender> {
  return startContender({
    ...floor,
    start: () => startServer(new URL('floors/relay-server.js', BUILT), { ...floor.env }),
    target: (url) => Promise.resolve({ driver: 'live', url, cookies: [], converges: false }),
    freshRoom: () => Promise.resolve(emptyRoom()),
  });
}

async function startHocuspocus(
  { postgresUrl, cores }: Surroundings,
  mode: 'shipped' | 'durable',
): Promise<Contender> {
  const databaseUrl = await createDatabase(postgresUrl, `bench_hocuspocus_${mode}`);
  const script = new URL('hocuspocus-server.mjs', PEERS);
  return startContender({
    name: `Hocuspocus 3.4.4, ${mode === 'shipped' ? 'as shipped' : 'insert awaited per update'}`,
    start: () => startServer(script, { DATABASE_URL: databaseUrl, MODE: mode }),
    target: (url) => Promise.resolve({ driver: 'hocuspocus', url, cookies: [], converges: true }),
    freshRoom: async (target) => {
      const room = emptyRoom();
      await startGenerator({ task: 'seed', target, room, content: CONTENT }, cores).report;
      return room;
    },
  });
}

function emptyRoom(): Room {
  return { id: randomUUID(), texts: Array.from({ length: TEXTS_PER_ROOM }, () => randomUUID()) };
}
