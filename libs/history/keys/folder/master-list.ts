import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MasterKeys } from '../master/master-keys.js';
import type { Drafts } from './drafts.js';
import { sync } from './durable-file.js';

const SUBJECT = 'master';

/** Which master keys a folder of keys has, and which of them keys are wrapped under from now on. */
export class MasterList {
  private constructor(
    private readonly folder: string,
    private readonly drafts: Drafts,
    private readonly masters: MasterKeys,
  ) {}

  /** Opens the list, and begins it with a first master key where there is none. */
  static async open(folder: string, drafts: Drafts, masters: MasterKeys): Promise<MasterList> {
    const list = new MasterList(folder, drafts, masters);
    await mkdir(list.names, { recursive: true, mode: 0o700 });
    if ((await list.read()) !== undefined) return list;
    await drafts.write(SUBJECT, async (draft) => {
      const id = await list.make();
      await draft.appear(list.file, Buffer.from(id));
      // Somebody else was first.
      if ((await list.current()) !== id) await list.giveUp(id);
    });
    return list;
  }

  /** The one whose turn it is. */
  async current(): Promise<string> {
    const id = await this.read();
    if (id === undefined) throw new Error('the folder of keys does not say what they are under');
    return id;
  }

  /** Makes a master key, and its turn. */
  async change(): Promise<void> {
    await this.drafts.write(SUBJECT, async (draft) => {
      await draft.replace(this.file, Buffer.from(await this.make()));
    });
  }

  /** All that were made here and not given up. */
  async ids(): Promise<string[]> {
    return readdir(this.names);
  }

  /** Again after a crash it does what is left to do. */
  async giveUp(id: string): Promise<void> {
    await this.masters.giveUp(id);
    await rm(join(this.names, id), { force: true });
    await sync(this.names);
  }

  /** The name is durable before the key is there: so no master key is ever left behind that the list does not know. */
  private async make(): Promise<string> {
    const id = randomUUID();
    await (await open(join(this.names, id), 'wx', 0o600)).close();
    await sync(this.names);
    await this.masters.make(id);
    return id;
  }

  private async read(): Promise<string | undefined> {
    try {
      return await readFile(this.file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  private get file(): string {
    return join(this.folder, 'master');
  }

  private get names(): string {
    return join(this.folder, 'masters');
  }
}
