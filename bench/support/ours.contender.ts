import { randomBytes } from 'node:crypto';
import { isText, makeOpId, type Op } from '#contract';
import { connectLive, openPlan, submitAll } from '../load/live-socket.js';
import type { Room, Target } from '../workload.js';
import type { LeftOut } from '../bare/left-out.js';
import { chainFaults } from './chain-check.js';
import { CONTENT, TEXTS_PER_ROOM, startContender, type Contender } from './contender.js';
import type { Surroundings } from './contenders.js';
import { PEOPLE, seedPlans, signIn, startOurServer } from './ours.js';
import { createDatabase } from './postgres.js';
import { withSigner } from './signer.js';

const PLANS_AT_ONCE = 120;

/** The product itself, as it is built; or with something more, or less, to see what that costs. */
export interface Variant {
  name: string;
  database: string;
  without: readonly LeftOut[];
  /** Whether a signer makes checkpoints meanwhile, on the cores of the servers. */
  isSigned: boolean;
}

const AS_BUILT: Variant = {
  name: 'Vangnet',
  database: 'bench_vangnet',
  without: [],
  isSigned: false,
};

export async function startOurs(
  { postgresUrl, profile }: Surroundings,
  { name, database, without, isSigned }: Variant = AS_BUILT,
): Promise<Contender> {
  const databaseUrl = await createDatabase(postgresUrl, database);
  const plans: string[] = [];
  const seedWhenEmpty = async (): Promise<void> => {
    if (plans.length === 0) plans.push(...(await seedPlans(databaseUrl, PLANS_AT_ONCE, without)));
  };
  return startContender({
    name,
    start: async () => {
      const server = await startOurServer(databaseUrl, { profile, without });
      return isSigned ? withSigner(server, databaseUrl) : server;
    },
    target: async (url) => {
      // Seeding makes the people who sign in.
      await seedWhenEmpty();
      const cookies: string[] = [];
      for (const person of PEOPLE) cookies.push(await signIn(url, person));
      return { driver: 'live', url, cookies, converges: true };
    },
    freshRoom: async (target) => {
      await seedWhenEmpty();
      const planId = plans.pop();
      if (planId === undefined) throw new Error('no plan was seeded');
      return furnish(target, planId);
    },
    // Of what was left out nothing can be checked.
    ...(without.length === 0 && { faultsIn: (room: Room) => chainFaults(databaseUrl, room.id) }),
  });
}

/** Puts items with live texts in an empty plan, through the same door as everybody. */
async function furnish(target: Target, planId: string): Promise<Room> {
  const socket = await connectLive(target, 0);
  const add = Array.from({ length: TEXTS_PER_ROOM }, (): Op => ({
    kind: 'item.add',
    opId: opId(),
    itemKind: 'unsafeSituation',
  }));
  await submitAll(socket, planId, add);
  const { snapshot } = await openPlan(socket, planId);
  const texts = snapshot.sections
    .flatMap(({ items }) => items)
    .map((item) => item.fields['behaviour'])
    .filter((field) => field !== undefined && isText(field))
    .slice(0, TEXTS_PER_ROOM);
  const write = texts.map(({ stream, rev }): Op => ({
    kind: 'text.edit',
    opId: opId(),
    stream,
    rev,
    changes: [[0, CONTENT]],
  }));
  await submitAll(socket, planId, write);
  socket.disconnect();
  return { id: planId, texts: texts.map(({ stream }) => stream) };
}

function opId(): string {
  return makeOpId(Date.now(), randomBytes(10));
}
