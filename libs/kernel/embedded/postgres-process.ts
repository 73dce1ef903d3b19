import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, open, readFile, stat, truncate } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { servesFolder } from './process-identity.js';
import { readPostmaster } from './postmaster-file.js';
import { asUser, type SystemUser } from './system-user.js';

const START_LIMIT_MS = 60_000;
const FAST_STOP_LIMIT_MS = 15_000;
// Fast, immediate, by force.
const STOP_SIGNALS = ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const;
const POLL_MS = 20;
const LOG_LIMIT_BYTES = 10_000_000;

// fsync, full_page_writes and synchronous_commit are on by default and left alone here: what refuses to run without
// them is the application's own guard, which must be able to see the truth.
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  max_wal_size: '1GB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Nothing personal in any log: no statements, no parameters, no "Key (…) already exists".
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
} as const;

/** Why a start failed, as far as another attempt could help. */
export type StartFailure = 'port-taken' | 'predecessor-alive' | 'other';

/** PostgreSQL ended before it was ready; the reason is the last lines of its log. */
export class PostgresStartError extends Error {
  constructor(
    readonly failure: StartFailure,
    detail: string,
  ) {
    super(`PostgreSQL did not start: ${detail}`);
    this.name = 'PostgresStartError';
  }
}

export interface LaunchPlan {
  postgres: string;
  folder: string;
  port: number;
  logFile: string;
  user: SystemUser;
}

/** A running server that is a direct child of this process. */
export interface PostgresProcess {
  pid: number;
  stop(): Promise<void>;
}

/** Starts the server and waits until it takes connections. Throws PostgresStartError. */
export async function launchPostgres(plan: LaunchPlan): Promise<PostgresProcess> {
  const left = await readPostmaster(plan.folder);
  const log = await openLog(plan.logFile);
  const before = (await log.stat()).size;
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(plan.postgres, ['-D', plan.folder, '-p', String(plan.port), ...settings], {
    ...asUser(plan.user),
    cwd: plan.folder,
    // PostgreSQL believes that a live process with the number in a stale pid file is its predecessor, except
    // for this one. It still checks that the shared memory is free.
    env: { LC_ALL: 'C', ...(left && { PG_GRANDPARENT_PID: String(left.pid) }) },
    stdio: ['ignore', log.fd, log.fd],
    // A group of its own: Ctrl+C in a terminal would stop the database before the server has finished with it.
    detached: true,
  });
  try {
    await once(child, 'spawn');
  } finally {
    await log.close();
  }
  await untilReady(child, { ...plan, logStart: before });
  return supervise(child);
}

/** Stops a server that is not our child: fast first, and by force when that takes too long. */
export async function stopForeign(pid: number, folder: string): Promise<void> {
  for (const signal of STOP_SIGNALS) {
    if (!(await servesFolder(pid, folder))) return;
    process.kill(pid, signal);
    await until(async () => !(await servesFolder(pid, folder)), FAST_STOP_LIMIT_MS);
  }
}

function supervise(child: ChildProcess): PostgresProcess {
  const { pid } = child;
  if (pid === undefined) throw new PostgresStartError('other', 'no process');
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // The last resort when the program leaves without stopping it: a fast shutdown that nobody waits for.
  const leave = (): void => void child.kill('SIGINT');
  process.once('exit', leave);
  void ended.then(() => process.off('exit', leave));
  return {
    pid,
    async stop() {
      for (const signal of STOP_SIGNALS) {
        if (hasEnded(child)) return;
        child.kill(signal);
        await Promise.race([ended, sleep(FAST_STOP_LIMIT_MS, undefined, { ref: false })]);
      }
    },
  };
}

async function untilReady(
  child: ChildProcess,
  plan: LaunchPlan & { logStart: number },
): Promise<void> {
  const ready = await until(async () => {
    if (hasEnded(child)) return true;
    const postmaster = await readPostmaster(plan.folder);
    return postmaster?.pid === child.pid && postmaster?.ready === true;
  }, START_LIMIT_MS);
  if (ready && !hasEnded(child)) return;
  child.kill('SIGKILL');
  const text = (await readFile(plan.logFile)).subarray(plan.logStart).toString();
  const last = text.trim().split('\n').slice(-4).join(' / ');
  throw new PostgresStartError(failureIn(text), last || `exit ${child.exitCode ?? 'unknown'}`);
}

function failureIn(log: string): StartFailure {
  if (/could not bind|could not create any TCP/.test(log)) return 'port-taken';
  if (/pre-existing shared memory|lock file .* already exists/.test(log))
    return 'predecessor-alive';
  return 'other';
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function openLog(path: string): Promise<FileHandle> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await truncate(path);
  const log = await open(path, 'a', 0o600);
  await chmod(path, 0o600);
  return log;
}

async function until(isDone: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> {
  const end = performance.now() + limitMs;
  while (performance.now() < end) {
    if (await isDone()) return true;
    await sleep(POLL_MS);
  }
  return false;
}
