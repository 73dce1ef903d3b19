import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { decrypt, encrypt } from '../aes-gcm.js';
import { sync } from '../folder/durable-file.js';
import { KEY_BYTES } from '../key-store.js';
import { NotOpened, type Bound, type MasterKeys } from './master-keys.js';

/** Master keys in files of 32 bytes that their owner alone may read (0600), for whoever has no token. */
export class MasterKeyFolder implements MasterKeys {
  /** One alone: another one is in use for as long as a rotation takes. */
  private atHand: { id: string; key: Buffer } | undefined;

  private constructor(private readonly folder: string) {}

  static async open(folder: string): Promise<MasterKeyFolder> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new MasterKeyFolder(folder);
  }

  async make(id: string): Promise<void> {
    const file = await open(this.file(id), 'wx', 0o600);
    try {
      await file.writeFile(randomBytes(KEY_BYTES));
      await file.sync();
    } finally {
      await file.close();
    }
    await sync(this.folder);
  }

  async wrap(id: string, keys: readonly Bound[]): Promise<Buffer[]> {
    const master = await this.find(id);
    return keys.map(({ bytes, about }) => encrypt(master, about, bytes));
  }

  async unwrap(id: string, records: readonly Bound[]): Promise<Buffer[]> {
    const master = await this.find(id);
    return records.map(({ bytes, about }) => {
      try {
        return decrypt(master, about, bytes);
      } catch {
        throw new NotOpened(`a record does not open under the master key ${id}`);
      }
    });
  }

  async giveUp(id: string): Promise<void> {
    if (this.atHand?.id === id) this.atHand = undefined;
    try {
      const file = await open(this.file(id), 'r+');
      try {
        await file.write(Buffer.alloc(KEY_BYTES), 0, KEY_BYTES, 0);
        await file.sync();
      } finally {
        await file.close();
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    await rm(this.file(id), { force: true });
    await sync(this.folder);
  }

  async check(id: string): Promise<void> {
    await this.read(id);
  }

  async close(): Promise<void> {
    this.atHand = undefined;
  }

  private async find(id: string): Promise<Buffer> {
    if (this.atHand?.id !== id) this.atHand = { id, key: await this.read(id) };
    return this.atHand.key;
  }

  private async read(id: string): Promise<Buffer> {
    let key: Buffer;
    try {
      key = await readFile(this.file(id));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw NotOpened.withoutMaster(id, 'its folder');
    }
    if (key.length === KEY_BYTES && !key.equals(Buffer.alloc(KEY_BYTES))) return key;
    throw NotOpened.withoutMaster(id, 'its folder');
  }

  private file(id: string): string {
    return join(this.folder, id);
  }
}
