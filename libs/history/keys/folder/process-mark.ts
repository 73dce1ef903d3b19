import { readFile, readlink } from 'node:fs/promises';

/** A process, told apart from every other one that this machine has had. Where the system does not say, a part is empty. */
interface ProcessMark {
  /** Which start of the machine. */
  boot: string;
  /** In which room of process numbers: each container has its own. */
  room: string;
  pid: string;
  /** When it began, in ticks since the start: process numbers come back. */
  started: string;
}

let own: Promise<string> | undefined;

/** This process, as part of a file name. */
export function ownMark(): Promise<string> {
  own ??= readOwnMark();
  return own;
}

/** Whether that process has ended for certain. One of another container may run or not: that cannot be seen from here. */
export async function hasEnded(mark: string): Promise<boolean> {
  const [it, we] = [parse(mark), parse(await ownMark())];
  if (it.boot !== we.boot) return true;
  if (it.room !== we.room) return false;
  try {
    process.kill(Number(it.pid), 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  const now = await statusOf(it.pid);
  return now !== undefined && (now.isDead || now.started !== it.started);
}

async function readOwnMark(): Promise<string> {
  const pid = String(process.pid);
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const room = await readlink('/proc/self/ns/pid').catch(() => '');
  const status = await statusOf(pid);
  const parts = [boot.trim(), room.replace(/\D/g, ''), pid, status?.started ?? ''];
  return parts.join('_');
}

function parse(mark: string): ProcessMark {
  const [boot = '', room = '', pid = '', started = ''] = mark.split('_');
  return { boot, room, pid, started };
}

/** proc(5): behind the name in brackets, which may hold anything, the state comes first and the start 19 words later. */
async function statusOf(pid: string): Promise<{ isDead: boolean; started: string } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const words = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, started] = [words[0] ?? '', words[19]];
  return started === undefined ? undefined : { isDead: /[ZX]/.test(state), started };
}
