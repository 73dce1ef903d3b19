import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import {
  KEY_BYTES,
  type FoundKey,
  type KeyStore,
  type KeyStoreHealth,
  type SealingKey,
} from './key-store.js';

/** Keys in one file. A key id is the id of its file with the place of the key in its last byte. */
const PLACES = 64;
const DESTROYED = Buffer.alloc(KEY_BYTES);

/**
 * Keys in a folder that its owner alone may read (0700, files 0600), for one machine. A file holds 64 keys of 32 bytes and
 * appears whole or not at all; a key is destroyed by zeros written over it, so that processes that share the folder never
 * write back what another one destroyed.
 */
export class KeyFolder implements KeyStore {
  private constructor(
    private readonly folder: string,
    private readonly store: string,
  ) {}

  /** Opens the folder, or begins one. @throws when it cannot be read and written */
  static async open(folder: string): Promise<KeyFolder> {
    await mkdir(blocksIn(folder), { recursive: true, mode: 0o700 });
    await appear(folder, 'store', Buffer.from(randomUUID()));
    return new KeyFolder(folder, await readFile(join(folder, 'store'), 'utf8'));
  }

  async allocate(count: number): Promise<SealingKey[]> {
    const blocks = Array.from({ length: Math.ceil(count / PLACES) }, () => this.newBlock());
    return (await Promise.all(blocks)).flat().slice(0, count);
  }

  async find(ids: readonly string[]): Promise<Map<string, FoundKey>> {
    const found = new Map<string, FoundKey>();
    for (const [block, places] of placesOf(ids)) {
      const keys = await this.read(block);
      for (const [id, place] of keys ? places : []) {
        const key = keys?.subarray(place * KEY_BYTES, (place + 1) * KEY_BYTES);
        if (key?.length !== KEY_BYTES) continue;
        found.set(id, key.equals(DESTROYED) ? { state: 'DESTROYED' } : { state: 'KEPT', key });
      }
    }
    return found;
  }

  async destroy(ids: readonly string[]): Promise<void> {
    for (const [block, places] of placesOf(ids)) {
      const file = await open(this.file(block), 'r+');
      try {
        for (const place of places.values()) await overwrite(file, place);
        await file.sync();
      } finally {
        await file.close();
      }
    }
  }

  /** Files are never removed: their number only grows. */
  async health(): Promise<KeyStoreHealth> {
    const store = await readFile(join(this.folder, 'store'), 'utf8');
    if (store !== this.store) throw new Error('the folder of keys is another one than it was');
    return { store, mark: (await readdir(blocksIn(this.folder))).filter(isBlock).length };
  }

  private async newBlock(): Promise<SealingKey[]> {
    const block = randomBytes(15).toString('hex');
    const keys = randomBytes(PLACES * KEY_BYTES);
    await appear(blocksIn(this.folder), block, keys);
    return Array.from({ length: PLACES }, (_, place) => ({
      id: idOf(block, place),
      key: keys.subarray(place * KEY_BYTES, (place + 1) * KEY_BYTES),
    }));
  }

  private async read(block: string): Promise<Buffer | undefined> {
    try {
      return await readFile(this.file(block));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  private file(block: string): string {
    return join(blocksIn(this.folder), block);
  }
}

function blocksIn(folder: string): string {
  return join(folder, 'blocks');
}

function isBlock(name: string): boolean {
  return /^[0-9a-f]{30}$/.test(name);
}

function idOf(block: string, place: number): string {
  const hex = block + place.toString(16).padStart(2, '0');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Per block the ids asked for, each with its place. */
function placesOf(ids: readonly string[]): Map<string, Map<string, number>> {
  const blocks = new Map<string, Map<string, number>>();
  for (const id of ids) {
    const hex = id.replaceAll('-', '').toLowerCase();
    const block = hex.slice(0, 30);
    const place = Number.parseInt(hex.slice(30), 16);
    if (place >= PLACES) continue;
    blocks.set(block, (blocks.get(block) ?? new Map<string, number>()).set(id, place));
  }
  return blocks;
}

/** A file that is there with all it holds, durably, or not at all; one that is there already stays as it is. */
async function appear(folder: string, name: string, content: Buffer): Promise<void> {
  const draft = join(folder, `.${name}.${randomUUID()}`);
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await link(draft, join(folder, name)).catch(ignoreExisting);
  await rm(draft);
  await sync(folder);
}

/** Makes names in a folder durable. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function overwrite(file: FileHandle, place: number): Promise<void> {
  const { bytesWritten } = await file.write(DESTROYED, 0, KEY_BYTES, place * KEY_BYTES);
  if (bytesWritten !== KEY_BYTES) throw new Error('a key was not written over whole');
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
