import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LEFT_OUT, type LeftOut } from '../bare/left-out.js';
import { BUILT, KEYS, RESULTS, ROOT } from './places.js';
import { endingOf, startChild, startServer, type RunningServer } from './processes.js';
import type { SeedOrder } from './seed-plans.js';

/** The product as it is built: `dist/apps/api/main.js` tells its port over the channel when it is ready. */
const SERVER = join(ROOT, 'dist', 'apps', 'api', 'main.js');

/** Sign-in codes of the people who stand for every typist: two of each of four organisations. */
export const PEOPLE = ['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8'] as const;

/** Limits per person are lifted: eight people type for hundreds here. */
const SETTINGS = {
  PORT: '0',
  VANGNET_DEMO: '1',
  VANGNET_MIGRATE: '1',
  VANGNET_KEY_FOLDER: KEYS,
  VANGNET_LIMIT_OPS_PER_10_SECONDS: '1000000',
  VANGNET_LIMIT_SOCKETS_PER_PERSON: '1000',
  VANGNET_LOG_LEVEL: 'warn',
};

export function isBuilt(): boolean {
  return existsSync(SERVER);
}

/** With `profile` the server leaves a V8 profile among the results when it stops. */
export function startOurServer(
  databaseUrl: string,
  {
    profile,
    env = {},
    without = [],
  }: { profile: boolean; env?: Record<string, string>; without?: readonly LeftOut[] },
): Promise<RunningServer> {
  const flags = profile ? ['--cpu-prof', `--cpu-prof-dir=${RESULTS}`] : [];
  return startServer(
    pathToFileURL(SERVER),
    { ...SETTINGS, DATABASE_URL: databaseUrl, ...env, ...leaving(without).env },
    [...flags, ...leaving(without).flags],
  );
}

/** How a process of ours is started that does without something. */
function leaving(without: readonly LeftOut[]): { env: Record<string, string>; flags: string[] } {
  if (without.length === 0) return { env: {}, flags: [] };
  const flags = ['--import', new URL('bare/register.js', BUILT).href];
  return { env: { [LEFT_OUT]: without.join(',') }, flags };
}

/** Signs in as one of `PEOPLE` and gives the session cookie. */
export async function signIn(url: string, person: string): Promise<string> {
  const answer = await fetch(`${url}/demo/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ person }),
  });
  await answer.body?.cancel();
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  if (cookies.length === 0) throw new Error(`signing in as ${person}: ${answer.status}`);
  return cookies.join('; ');
}

/** Makes empty plans, all of `PEOPLE` their members; the server must have migrated the database. */
export async function seedPlans(
  databaseUrl: string,
  count: number,
  without: readonly LeftOut[] = [],
): Promise<string[]> {
  const script = fileURLToPath(new URL('support/seed-plans.js', BUILT));
  const { env, flags } = leaving(without);
  const child = startChild([process.execPath, ...flags, script], {
    ...SETTINGS,
    DATABASE_URL: databaseUrl,
    ...env,
  });
  const plans = new Promise<string[]>((resolve, reject) => {
    child.once('message', (answer: { plans?: string[]; failed?: string }) =>
      answer.plans ? resolve(answer.plans) : reject(new Error(answer.failed)),
    );
    child.once('exit', (code) => reject(new Error(`seeding ended with ${code}`)));
  });
  child.send({ count, people: PEOPLE } satisfies SeedOrder);
  try {
    return await plans;
  } finally {
    await endingOf(child).stop();
  }
}
