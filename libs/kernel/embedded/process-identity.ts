import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Tells one process from a later one with the same number: number and moment of starting. Containers hand out the
 * same numbers after every restart. Undefined when there is no such process.
 */
export async function identifyProcess(pid: number): Promise<string | undefined> {
  if (!isAlive(pid)) return undefined;
  try {
    const line = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold spaces; the 20th field after it is the start, in clock ticks since boot.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    return `${pid} ${boot.trim()} ${fields[19] ?? ''}`;
  } catch {
    const started = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => undefined);
    return started === undefined ? undefined : `${pid} ${started.stdout.trim()}`;
  }
}

/** Whether the process is a PostgreSQL server on exactly this folder (it makes the folder its working directory). */
export async function servesFolder(pid: number, folder: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === folder;
  } catch {
    const command = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => undefined);
    return command?.stdout.includes(`-D ${folder}`) ?? false;
  }
}

// Also true for somebody else's process, which may not be signalled.
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
