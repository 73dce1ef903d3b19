import { randomUUID } from 'node:crypto';
import { access, link, mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sync } from './durable-file.js';
import { hasEnded, ownMark } from './process-mark.js';

const POLL_MS = 5;

/**
 * What is being written in a folder of keys. A draft stands here under what it is about, who writes it and a name that is never
 * used again, from before its writer looks at anything until it has taken its place whole or was thrown away. So whoever
 * sees no draft about something knows that all who may still change it have not looked at it yet.
 */
export class Drafts {
  private constructor(
    private readonly folder: string,
    private readonly patienceMs: number,
  ) {}

  static async open(folder: string, patienceMs: number): Promise<Drafts> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new Drafts(folder, patienceMs);
  }

  /** Lets something be written. The draft is gone afterwards, whatever comes of it. */
  async write<T>(subject: string, work: (draft: Draft) => Promise<T>): Promise<T> {
    const path = join(this.folder, `${subject}.${await ownMark()}.${randomUUID()}`);
    const file = await open(path, 'wx', 0o600);
    try {
      return await work(new Draft(path, file));
    } finally {
      await file.close();
      await rm(path, { force: true });
    }
  }

  /**
   * Waits until every draft that is there now, about one thing or about anything, has taken its place or is gone. What a process
   * left that has ended is thrown away. @throws FolderBusy
   */
  async settled(subject?: string): Promise<void> {
    const end = performance.now() + this.patienceMs;
    for (const name of await readdir(this.folder)) {
      const [about, mark = ''] = name.split('.');
      if (subject !== undefined && about !== subject) continue;
      const path = join(this.folder, name);
      while (await isThere(path)) {
        if (await hasEnded(mark)) await discard(path);
        else if (performance.now() > end) throw new FolderBusy(name);
        else await sleep(POLL_MS);
      }
    }
  }
}

export class Draft {
  constructor(
    private readonly path: string,
    private readonly file: FileHandle,
  ) {}

  /** Takes its place, over what stands there; durable when this answers. */
  async replace(target: string, content: Buffer): Promise<void> {
    await this.fill(content);
    await rename(this.path, target);
    await sync(dirname(target));
  }

  /** Takes a place that is empty. One that is taken already stays as it is. */
  async appear(target: string, content: Buffer): Promise<void> {
    await this.fill(content);
    await link(this.path, target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await sync(dirname(target));
  }

  private async fill(content: Buffer): Promise<void> {
    await this.file.writeFile(content);
    await this.file.sync();
  }
}

/** Somebody who may still be at it holds something up. */
export class FolderBusy extends Error {
  constructor(name: string) {
    super(
      `drafts/${name} in the folder of keys is being written for too long. When no process that may have begun it runs any more, remove the file`,
    );
    this.name = 'FolderBusy';
  }
}

/** The keys in it go first: it may hold one that is being destroyed. */
async function discard(path: string): Promise<void> {
  try {
    const file = await open(path, 'r+');
    try {
      const { size, nlink } = await file.stat();
      // Under two names it has its place already, and is what stands there.
      if (nlink === 1) await file.write(Buffer.alloc(size), 0, size, 0);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  await rm(path, { force: true });
  await sync(dirname(path));
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
