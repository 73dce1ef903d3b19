import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { KEY_BYTES, type FoundKey, type SealingKey } from '../key-store.js';
import type { MasterKeys } from '../master/master-keys.js';
import type { Drafts } from './drafts.js';
import { sync } from './durable-file.js';
import {
  blockOf,
  bound,
  bytesOf,
  destructionOf,
  isBlock,
  keyId,
  PLACES,
  type KeyBlock,
} from './key-block.js';
import type { MasterList } from './master-list.js';

/**
 * The files of a folder of keys. One appears whole or not at all, and is never removed. Two things happen to it: a key is
 * destroyed by zeros written over it where it stands, and a rotation puts a file under another master key in its place.
 *
 * A key that was destroyed cannot come back with the file that a rotation writes, although neither waits for a lock. A rotation
 * announces its draft, and only then reads the file. Whoever destroys writes zeros, then waits for every draft of this file that
 * it can see, then looks whether the zeros still stand in the file of that name, or begins again. A draft that it
 * did not see was begun later, and read the zeros; or had taken its place by then, and another file has the name. A draft of a
 * process that has ended takes no place any more, and is thrown away.
 */
export class BlockFiles {
  private constructor(
    private readonly folder: string,
    private readonly drafts: Drafts,
    private readonly list: MasterList,
    private readonly masters: MasterKeys,
  ) {}

  static async open(
    folder: string,
    { drafts, list, masters }: { drafts: Drafts; list: MasterList; masters: MasterKeys },
  ): Promise<BlockFiles> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new BlockFiles(folder, drafts, list, masters);
  }

  async names(): Promise<string[]> {
    return (await readdir(this.folder)).filter(isBlock);
  }

  /** A new file of keys. Its draft is announced before it is asked whose turn it is: a rotation waits for it. */
  async add(): Promise<SealingKey[]> {
    const block = randomBytes(15).toString('hex');
    const keys = Array.from({ length: PLACES }, () => randomBytes(KEY_BYTES));
    await this.drafts.write(block, async (draft) => {
      const made = await this.wrapped(await this.list.current(), block, keys);
      await draft.replace(this.file(block), bytesOf(made));
    });
    return keys.map((key, place) => ({ id: keyId(block, place), key }));
  }

  /** The keys at some places of a file; undefined where there is no such file. @throws NotOpened */
  async find(block: string, places: readonly number[]): Promise<FoundKey[] | undefined> {
    const found = await this.readOpened(block, places);
    return found?.keys.map((key) => (key ? { state: 'KEPT', key } : { state: 'DESTROYED' }));
  }

  async destroy(block: string, places: readonly number[]): Promise<void> {
    for (let isDone = false; !isDone;) {
      const file = await open(this.file(block), 'r+');
      try {
        for (const place of places) await overwrite(file, place);
        await file.sync();
        await this.drafts.settled(block);
        isDone = await this.isNamed(block, file);
      } finally {
        await file.close();
      }
    }
    // Power that fails must not bring back the file that a rotation has replaced.
    await sync(this.folder);
  }

  /** Puts a file under the master key whose turn it is, where it stands under another one. */
  async rewrap(block: string): Promise<void> {
    await this.drafts.write(block, async (draft) => {
      const master = await this.list.current();
      const places = Array.from({ length: PLACES }, (_, place) => place);
      const opened = await this.readOpened(block, places);
      if (!opened || opened.master === master) return;
      const made = await this.wrapped(master, block, opened.keys);
      for (const key of opened.keys) key?.fill(0);
      await draft.replace(this.file(block), bytesOf(made));
    });
  }

  /** Under which master key a file stands. */
  async masterOf(block: string): Promise<string> {
    return blockOf(await readFile(this.file(block))).master;
  }

  /**
   * While it is read, a key of it may be half written over, or its master key given up. Then something else stands there
   * by now, and it is read again; what stays as it is does not open.
   */
  private async readOpened(
    block: string,
    places: readonly number[],
  ): Promise<{ master: string; keys: (Buffer | undefined)[] } | undefined> {
    for (let before: Buffer | undefined; ;) {
      const bytes = await this.read(block);
      if (!bytes) return undefined;
      try {
        const { master, records } = blockOf(bytes);
        return { master, keys: await this.unwrapped(master, block, { records, places }) };
      } catch (error) {
        if (before?.equals(bytes)) throw error;
        before = bytes;
      }
    }
  }

  private async unwrapped(
    master: string,
    block: string,
    { records, places }: { records: KeyBlock['records']; places: readonly number[] },
  ): Promise<(Buffer | undefined)[]> {
    const wanted = places.map((place) => {
      const record = records[place];
      return record && bound(record, block, place);
    });
    const there = wanted.filter((record) => record !== undefined);
    const keys = there.length === 0 ? [] : await this.masters.unwrap(master, there);
    let next = 0;
    return wanted.map((record) => record && keys[next++]);
  }

  private async wrapped(
    master: string,
    block: string,
    keys: readonly (Buffer | undefined)[],
  ): Promise<KeyBlock> {
    const wanted = keys.map((key, place) => key && bound(key, block, place));
    const there = wanted.filter((key) => key !== undefined);
    const made = there.length === 0 ? [] : await this.masters.wrap(master, there);
    let next = 0;
    return { master, records: wanted.map((key) => key && made[next++]) };
  }

  private async read(block: string): Promise<Buffer | undefined> {
    try {
      return await readFile(this.file(block));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  private async isNamed(block: string, file: FileHandle): Promise<boolean> {
    const [it, named] = await Promise.all([file.stat(), stat(this.file(block))]);
    return it.ino === named.ino && it.dev === named.dev;
  }

  private file(block: string): string {
    return join(this.folder, block);
  }
}

async function overwrite(file: FileHandle, place: number): Promise<void> {
  const { bytes, position } = destructionOf(place);
  const { bytesWritten } = await file.write(bytes, 0, bytes.length, position);
  if (bytesWritten !== bytes.length) throw new Error('a key was not written over whole');
}
