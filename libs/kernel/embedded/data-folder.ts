import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, readFile, readdir, realpath } from 'node:fs/promises';
import { rename, rm, rmdir, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresBinaries } from './postgres-binaries.js';
import { asUser, firstClosedFolder, type SystemUser } from './system-user.js';

const run = promisify(execFile);

export const SUPERUSER = 'vangnet';
const MAJOR_VERSION = '18';
// For root with a clone behind a closed folder: PostgreSQL's own account could never reach the data there.
const OPEN_HOME = '/var/lib/vangnet';

// Only passwords, only loopback: any process of any user on this machine can open the port.
const HOST_RULES = `host all all 127.0.0.1/32 scram-sha-256\n`;

/** A folder with a complete cluster in it, and the superuser's password. */
export interface DataFolder {
  folder: string;
  password: string;
}

/** Opens the cluster at this path, or makes one; half-made ones never appear under their own name. */
export async function openDataFolder(
  dataDir: string,
  setup: { user: SystemUser; binaries: PostgresBinaries },
): Promise<DataFolder> {
  const folder = await settle(dataDir, setup.user);
  const kept = await readPassword(dataDir);
  const password = kept ?? randomBytes(24).toString('hex');
  const isNew = (await clusterVersion(folder)) === undefined;
  if (!isNew) await adopt(folder, setup.user);
  if (isNew) await createCluster(folder, { ...setup, password });
  else if (kept === undefined) await setPassword(folder, { ...setup, password });
  await writeFile(passwordFile(dataDir), `${password}\n`, { mode: 0o600 });
  return { folder, password };
}

/** Undefined when it was lost; opening the folder then gives the superuser a new one. */
export async function readPassword(dataDir: string): Promise<string | undefined> {
  const text = await readFile(passwordFile(dataDir), 'utf8').catch(() => '');
  return text.trim() || undefined;
}

/** Removes the cluster, its password and its log. The server must have been stopped. */
export async function removeEmbeddedPostgres(dataDir: string): Promise<void> {
  const folder = await realpath(dataDir).catch(() => dataDir);
  const beside = [passwordFile(dataDir), logFile(dataDir), `${dataDir}.owner`];
  for (const path of [folder, dataDir, ...beside]) {
    await rm(path, { recursive: true, force: true });
  }
}

export function logFile(dataDir: string): string {
  return `${dataDir}.log`;
}

/** The real place of the data: the path itself, or what it links to. */
async function settle(dataDir: string, user: SystemUser): Promise<string> {
  await mkdir(dirname(dataDir), { recursive: true });
  const existing = await realpath(dataDir).catch(() => undefined);
  const folder = existing ?? join(await realpath(dirname(dataDir)), basename(dataDir));
  const closed = await firstClosedFolder(user, dirname(folder));
  if (closed === undefined) return folder;
  const version = await clusterVersion(folder);
  if (version !== undefined || process.getuid?.() !== 0) {
    throw new Error(
      `The data folder ${dataDir} lies behind ${closed}, which is closed to its owner`,
    );
  }
  await rmdir(folder).catch(ignoreAbsent);
  await mkdir(OPEN_HOME, { recursive: true });
  await chmod(OPEN_HOME, 0o755);
  const home = await mkdtemp(join(OPEN_HOME, 'postgres-'));
  await chown(home, user.uid, user.gid);
  await symlink(home, dataDir);
  return home;
}

// A copy that root made belongs to root, and PostgreSQL opens only what is its own.
async function adopt(folder: string, user: SystemUser): Promise<void> {
  const { uid } = await stat(folder);
  if (uid === user.uid || process.getuid?.() !== 0) return;
  await run('chown', ['-R', `${user.uid}:${user.gid}`, folder]);
}

async function clusterVersion(folder: string): Promise<string | undefined> {
  try {
    const version = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim();
    if (version === MAJOR_VERSION) return version;
    throw new Error(`${folder} holds PostgreSQL ${version}; this is PostgreSQL ${MAJOR_VERSION}`);
  } catch (error) {
    ignoreAbsent(error as NodeJS.ErrnoException);
  }
  const found = await readdir(folder).catch(ignoreAbsent);
  if (found === undefined || found.length === 0) return undefined;
  throw new Error(`${folder} is not empty and holds no database: choose another folder`);
}

interface ClusterSetup {
  user: SystemUser;
  binaries: PostgresBinaries;
  password: string;
}

async function createCluster(folder: string, setup: ClusterSetup): Promise<void> {
  const draft = await mkdtemp(`${folder}.new-`);
  try {
    if (process.getuid?.() === 0) await chown(draft, setup.user.uid, setup.user.gid);
    const identity = ['--username', SUPERUSER, '--auth', 'reject'];
    const words = ['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin'];
    await run(
      setup.binaries.initdb,
      ['--pgdata', draft, ...identity, ...words, '--builtin-locale', 'C.UTF-8'],
      { ...asUser(setup.user), cwd: draft, env: { LC_ALL: 'C' } },
    );
    await writeFile(join(draft, 'pg_hba.conf'), HOST_RULES);
    await setPassword(draft, setup);
    await rmdir(folder).catch(ignoreAbsent);
    await rename(draft, folder);
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    throw new Error('PostgreSQL could not be set up', { cause });
  }
}

// In single-user mode nobody can connect meanwhile, and no password stands in any process list.
async function setPassword(folder: string, setup: ClusterSetup): Promise<void> {
  const child = run(setup.binaries.postgres, ['--single', '-D', folder, 'postgres'], {
    ...asUser(setup.user),
    cwd: folder,
    env: { LC_ALL: 'C' },
  });
  child.child.stdin?.end(`ALTER ROLE ${SUPERUSER} PASSWORD '${setup.password}'\n`);
  await child;
}

function passwordFile(dataDir: string): string {
  return `${dataDir}.password`;
}

function ignoreAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}
