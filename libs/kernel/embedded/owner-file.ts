import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { identifyProcess } from './process-identity.js';

/**
 * Takes the data folder for this process: one program at a time starts and stops its server. Answers with the
 * number of the live process that has it, when there is one.
 */
export async function takeOwnership(dataDir: string): Promise<number | undefined> {
  const own = (await identifyProcess(process.pid)) ?? String(process.pid);
  const draft = `${ownerFile(dataDir)}.${process.pid}`;
  await writeFile(draft, own, { mode: 0o600 });
  try {
    for (;;) {
      // A link appears with its content or not at all, so nobody ever reads half a file.
      if (await link(draft, ownerFile(dataDir)).then(yes, noWhenExisting)) return undefined;
      const owner = await findOwner(dataDir);
      if (owner !== undefined) return owner;
      await rm(ownerFile(dataDir), { force: true });
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** The live process that has the folder, if any. */
export async function findOwner(dataDir: string): Promise<number | undefined> {
  const kept = await readFile(ownerFile(dataDir), 'utf8').catch(() => undefined);
  if (kept === undefined) return undefined;
  const pid = Number(kept.split(' ')[0]);
  return (await identifyProcess(pid)) === kept ? pid : undefined;
}

export async function giveUpOwnership(dataDir: string): Promise<void> {
  await rm(ownerFile(dataDir), { force: true });
}

function ownerFile(dataDir: string): string {
  return `${dataDir}.owner`;
}

function yes(): boolean {
  return true;
}

function noWhenExisting(error: NodeJS.ErrnoException): boolean {
  if (error.code !== 'EEXIST') throw error;
  return false;
}
