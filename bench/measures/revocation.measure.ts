import { randomBytes } from 'node:crypto';
import { makeOpId } from '#contract';
import { connectLive, openPlan, type LiveSocket } from '../load/live-socket.js';
import { startTyping } from '../load/steady-typists.js';
import { clock, pause } from '../support/clock.js';
import type { Surroundings } from '../support/contenders.js';
import { PEOPLE, seedPlans, signIn, startOurServer } from '../support/ours.js';
import { createDatabase } from '../support/postgres.js';
import type { RunningServer } from '../support/processes.js';
import { startRedis } from '../support/redis.js';
import { percentile, sorted } from '../support/statistics.js';
import type { Target } from '../workload.js';

/** How long a socket on another node still heard of a plan after a right was withdrawn (P5). Milliseconds. */
export interface Revocation {
  what: string;
  bus: string;
  times: number;
  p50: number;
  p99: number;
  most: number;
  /** Messages that came later than what the promise allows. */
  late: number;
}

const TYPISTS = 10;
const EDITS_PER_SECOND = 200;
const ALLOWED_MS = 1000;
const ALLOWED_WITHOUT_BUS_MS = 15_000;
/** B1 puts B5, of the same organisation, on the case and takes them off. */
const [LEADER, VICTIM] = ['B1', 'B5'] as const;

interface Table {
  here: RunningServer;
  there: RunningServer;
  planId: string;
  leader: string;
  victimId: string;
}

/**
 * Two nodes, ten people typing 200 times a second on one, somebody watching on the other. Again and again a right is withdrawn
 * on the first node; the time runs from its answer to the last message about the plan that the watcher got.
 */
export async function measureRevocation(
  { postgresUrl }: Surroundings,
  { times }: { times: number },
): Promise<Revocation[]> {
  const redis = await startRedis();
  const databaseUrl = await createDatabase(postgresUrl, 'bench_revocation');
  const env = redis ? { REDIS_URL: redis.url } : {};
  const here = await startOurServer(databaseUrl, { profile: false, env });
  const found: Revocation[] = [];
  try {
    const [planId] = await seedPlans(databaseUrl, 1);
    if (planId === undefined) throw new Error('no plan was seeded');
    const there = await startOurServer(databaseUrl, { profile: false, env });
    try {
      const typists = PEOPLE.filter((person) => person !== VICTIM);
      const cookies = await Promise.all(typists.map((person) => signIn(here.url, person)));
      const target: Target = { driver: 'live', url: here.url, cookies, converges: true };
      const leader = await signIn(here.url, LEADER);
      const table = { here, there, planId, leader, victimId: await idOf(here, leader) };
      const typing = await startTyping(target, {
        planId,
        people: TYPISTS,
        perSecond: EDITS_PER_SECOND,
      });
      const bus = redis ? 'Redis' : 'NOTIFY';
      found.push(await measure(table, { bus, times, what: 'taken off the case' }));
      found.push(await measure(table, { bus, times, what: 'sessions ended' }));
      if (redis) {
        await redis.kill();
        const few = Math.max(5, Math.ceil(times / 5));
        found.push(await measure(table, { bus: 'dead', times: few, what: 'taken off the case' }));
        found.push(await measure(table, { bus: 'dead', times: few, what: 'sessions ended' }));
      }
      await typing.stop();
    } finally {
      await there.stop();
    }
  } finally {
    await here.stop();
    await redis?.kill();
  }
  return found;
}

async function measure(
  table: Table,
  { bus, times, what }: { bus: string; times: number; what: string },
): Promise<Revocation> {
  const allowed = bus === 'dead' ? ALLOWED_WITHOUT_BUS_MS : ALLOWED_MS;
  const silences: number[] = [];
  for (let time = 0; time < times; time += 1) {
    silences.push(await silence(table, what === 'sessions ended', allowed));
  }
  const row = sorted(silences);
  return {
    what,
    bus,
    times,
    p50: percentile(row, 0.5),
    p99: percentile(row, 0.99),
    most: row.at(-1) ?? NaN,
    late: silences.filter((silent) => silent > allowed).length,
  };
}

/** From the answer to the last message about the plan; 0 when none came after it. */
async function silence(table: Table, isBlock: boolean, allowed: number): Promise<number> {
  const { here, there, planId, victimId } = table;
  const socket = await watch(there, await signIn(there.url, VICTIM), planId);
  let last = 0;
  let messages = 0;
  socket.onAny((event: string) => {
    if (!event.startsWith('plan:')) return;
    last = clock();
    messages += 1;
  });
  const over = new Promise<void>((resolve) => {
    socket.once('disconnect', () => resolve());
    socket.once('plan:resync', () => resolve());
  });
  while (messages < 20) await pause(5);
  if (isBlock) await endSessions(here);
  else await changeCircle(table, { endPerson: { opId: opId(), person: victimId } });
  const answered = clock();
  await Promise.race([over, pause(2 * allowed)]);
  // Whatever was still on its way.
  await pause(200);
  socket.disconnect();
  if (!isBlock) await changeCircle(table, { addPerson: { opId: opId(), person: victimId } });
  return Math.max(0, last - answered);
}

async function watch(server: RunningServer, cookie: string, planId: string): Promise<LiveSocket> {
  const target: Target = { driver: 'live', url: server.url, cookies: [cookie], converges: true };
  const socket = await connectLive(target, 0);
  await openPlan(socket, planId);
  return socket;
}

/** As somebody does who lost a laptop: signs in on another one, and out everywhere else. */
async function endSessions({ url }: RunningServer): Promise<void> {
  const cookie = await signIn(url, VICTIM);
  const answer = await fetch(`${url}/auth/sessions/end-others`, {
    method: 'POST',
    headers: { cookie, origin: url, 'content-type': 'application/json' },
    body: '{}',
  });
  if (answer.status !== 204) throw new Error(`end-others: ${answer.status}`);
}

async function changeCircle({ here, planId, leader }: Table, op: object): Promise<void> {
  const query = `mutation ($planId: ID!, $op: CircleOpInput!) {
    changeCircle(planId: $planId, op: $op) { __typename }
  }`;
  const { changeCircle: result } = await ask<{ changeCircle: { __typename: string } }>(here, {
    cookie: leader,
    body: { query, variables: { planId, op } },
  });
  if (result.__typename !== 'OpAccepted') throw new Error(`refused: ${JSON.stringify(op)}`);
}

async function idOf(server: RunningServer, cookie: string): Promise<string> {
  const query = '{ colleagues { id name } }';
  const { colleagues } = await ask<{ colleagues: { id: string; name: string }[] }>(server, {
    cookie,
    body: { query },
  });
  const victim = colleagues.find(({ name }) => name === VICTIM);
  if (!victim) throw new Error(`${VICTIM} is no colleague of ${LEADER}`);
  return victim.id;
}

async function ask<T>(
  { url }: RunningServer,
  { cookie, body }: { cookie: string; body: object },
): Promise<T> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { cookie, origin: url, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { data, errors } = (await answer.json()) as { data?: T; errors?: unknown };
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}

function opId(): string {
  return makeOpId(Date.now(), randomBytes(10));
}
