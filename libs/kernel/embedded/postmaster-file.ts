import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { servesFolder } from './process-identity.js';

/** What postmaster.pid says, and whether it is true. */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
  /** False when the file outlived its server; the number may by now belong to anybody. */
  alive: boolean;
}

/** Reads postmaster.pid: line 1 is the process, line 4 the port, line 8 the state. Undefined without a file. */
export async function readPostmaster(folder: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return {
    pid,
    port: Number(lines[3] ?? 0),
    ready: lines[7]?.trim() === 'ready',
    alive: await servesFolder(pid, folder),
  };
}
