import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Who PostgreSQL runs as: numeric ids, because the child is started with them. */
export interface SystemUser {
  uid: number;
  gid: number;
}

const OWN_NAME = 'vangnet';
const NEVER_A_SHELL = '/usr/sbin/nologin';

/**
 * PostgreSQL refuses to run as root. Root therefore gets an account of its own for it; anybody else runs it as
 * themselves. A folder that already belongs to an account keeps it, so that a second start finds what the first left.
 */
export async function chooseSystemUser(dataDir: string): Promise<SystemUser> {
  const uid = process.getuid?.();
  const gid = process.getgid?.();
  if (uid === undefined || gid === undefined) {
    throw new Error('The embedded PostgreSQL needs Linux or macOS; set DATABASE_URL instead');
  }
  if (uid !== 0) return { uid, gid };
  const owner = await stat(dataDir).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (
    (await findUser(OWN_NAME)) ??
    (await createUser()) ??
    (await findUser('postgres')) ??
    (await findUser('nobody')) ??
    Promise.reject(new Error('No account to run PostgreSQL as: add a system user named vangnet'))
  );
}

/** Options for a child process; empty for ordinary users, who may not set ids. */
export function asUser(user: SystemUser): Partial<SystemUser> {
  return process.getuid?.() === 0 ? user : {};
}

/** The first folder above (or at) the path that the user may not enter, judged by mode bits. */
export async function firstClosedFolder(
  user: SystemUser,
  folder: string,
): Promise<string | undefined> {
  const above = dirname(folder);
  const closed = above === folder ? undefined : await firstClosedFolder(user, above);
  if (closed !== undefined) return closed;
  const { mode, uid, gid } = await stat(folder);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  return (mode & bit) === 0 ? folder : undefined;
}

async function findUser(name: string): Promise<SystemUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

// Debian and Red Hat have useradd, Alpine has BusyBox adduser.
async function createUser(): Promise<SystemUser | undefined> {
  const system = ['--system', '--user-group', '--no-create-home', '--shell', NEVER_A_SHELL];
  const busybox = ['-S', '-D', '-H', '-s', '/sbin/nologin'];
  const path = { env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } };
  await run('useradd', [...system, OWN_NAME], path)
    .catch(() => run('adduser', [...busybox, OWN_NAME], path))
    .catch(() => undefined);
  return findUser(OWN_NAME);
}
