import { mkdir, realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { logFile, openDataFolder, readPassword, SUPERUSER } from './data-folder.js';
import { findFreePort } from './free-port.js';
import { findOwner, giveUpOwnership, takeOwnership } from './owner-file.js';
import { prepareBinaries } from './postgres-binaries.js';
import { launchPostgres, PostgresStartError, stopForeign } from './postgres-process.js';
import type { LaunchPlan, PostgresProcess } from './postgres-process.js';
import { readPostmaster } from './postmaster-file.js';
import { chooseSystemUser } from './system-user.js';

const DATABASE = 'vangnet';
// Made by another start between the question and the order: the second code when it was at the same moment.
const ALREADY_EXISTS: readonly unknown[] = ['42P04', '23505'];
const ATTEMPTS = 50;
const JOIN_ATTEMPTS = 300;
const PAUSE_MS = 200;

export interface EmbeddedPostgresOptions {
  /** Where the data is kept between runs; password, log and owner are files beside it. */
  dataDir: string;
  /** Wanted port; another is taken, and said, when it is in use. */
  port?: number;
  /** Told in plain words what a person should know: another port, an earlier server stopped. */
  log?: (message: string) => void;
}

export interface EmbeddedPostgres {
  /** For the superuser: migrations only. */
  url: string;
  port: number;
  pid: number;
  /** Whether this start began the server; false when another live process had it already. */
  isOwn: boolean;
  stop(): Promise<void>;
}

/**
 * A private PostgreSQL 18 on loopback. The second start finds the data of the first. When another live process
 * already runs it, that server is used as it is, and stop() leaves it running.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { log = () => undefined } = options;
  const dataDir = resolve(options.dataDir);
  await mkdir(dirname(dataDir), { recursive: true });
  const owner = await takeOwnership(dataDir);
  if (owner !== undefined) return joinServer(dataDir, { owner, log });
  try {
    const user = await chooseSystemUser(dataDir);
    const binaries = await prepareBinaries(user);
    const { folder, password } = await openDataFolder(dataDir, { user, binaries });
    await stopPredecessor(folder, log);
    const plan = { postgres: binaries.postgres, folder, logFile: logFile(dataDir), user };
    const { port, server } = await launch(plan, { wanted: options.port, log });
    const stop = async (): Promise<void> => {
      await server.stop();
      await giveUpOwnership(dataDir);
    };
    const url = await createDatabase({ port, password }).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    return { url, port, pid: server.pid, isOwn: true, stop };
  } catch (error) {
    await giveUpOwnership(dataDir);
    throw error;
  }
}

interface Told {
  log: (message: string) => void;
}

async function joinServer(
  dataDir: string,
  { owner, log }: Told & { owner: number },
): Promise<EmbeddedPostgres> {
  for (let attempt = 0; attempt < JOIN_ATTEMPTS; attempt += 1) {
    const server = await readServer(dataDir);
    if (server !== undefined) {
      log(`PostgreSQL is already running for process ${owner}; using it on port ${server.port}`);
      const url = await createDatabase(server);
      return {
        url,
        port: server.port,
        pid: server.pid,
        isOwn: false,
        stop: () => Promise.resolve(),
      };
    }
    // The owner left, or gave up: the folder is ours to take.
    if ((await findOwner(dataDir)) !== owner) return startEmbeddedPostgres({ dataDir, log });
    await sleep(PAUSE_MS);
  }
  throw new Error(`Process ${owner} holds ${dataDir} and its database does not come up`);
}

async function readServer(
  dataDir: string,
): Promise<{ port: number; pid: number; password: string } | undefined> {
  const password = await readPassword(dataDir);
  const folder = await realpath(dataDir).catch(() => undefined);
  const postmaster = folder === undefined ? undefined : await readPostmaster(folder);
  if (password === undefined || !postmaster?.alive || !postmaster.ready) return undefined;
  return { port: postmaster.port, pid: postmaster.pid, password };
}

async function stopPredecessor(folder: string, log: Told['log']): Promise<void> {
  const postmaster = await readPostmaster(folder);
  if (!postmaster?.alive) return;
  log(`Stopping the PostgreSQL that an earlier run left behind (process ${postmaster.pid})`);
  await stopForeign(postmaster.pid, folder);
}

async function launch(
  plan: Omit<LaunchPlan, 'port'>,
  { wanted, log }: Told & { wanted: number | undefined },
): Promise<{ port: number; server: PostgresProcess }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort(attempt === 1 ? wanted : undefined);
    try {
      const server = await launchPostgres({ ...plan, port });
      if (wanted && port !== wanted) log(`Port ${wanted} is in use; PostgreSQL is on port ${port}`);
      return { port, server };
    } catch (error) {
      const isWorthIt = error instanceof PostgresStartError && error.failure !== 'other';
      if (!isWorthIt || attempt === ATTEMPTS) throw error;
      // The last processes of a killed server need a moment to notice that it is gone.
      await sleep(PAUSE_MS);
    }
  }
}

async function createDatabase(server: { port: number; password: string }): Promise<string> {
  const base = `postgres://${SUPERUSER}:${server.password}@127.0.0.1:${server.port}`;
  const client = new pg.Client({ connectionString: `${base}/postgres` });
  await client.connect();
  try {
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } catch (error) {
    if (!ALREADY_EXISTS.includes((error as { code?: unknown }).code)) throw error;
  } finally {
    await client.end();
  }
  return `${base}/${DATABASE}`;
}
