import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
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
  { profile, env = {} }: { profile: boolean; env?: Record<string, string> },
): Promise<RunningServer> {
  const flags = profile ? ['--cpu-prof', `--cpu-prof-dir=${RESULTS}`] : [];
  return startServer(
    pathToFileURL(SERVER),
    { ...SETTINGS, DATABASE_URL: databaseUrl, ...env },
    flags,
  );
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
export async function seedPlans(databaseUrl: string, count: number): Promise<string[]> {
  const script = fileURLToPath(new URL('support/seed-plans.js', BUILT));
  const child = startChild([process.execPath, script], { ...SETTINGS, DATABASE_URL: databaseUrl });
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
