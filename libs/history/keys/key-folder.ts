import { randomUUID } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BlockFiles } from './folder/block-files.js';
import { Drafts } from './folder/drafts.js';
import { PLACES, placesOf } from './folder/key-block.js';
import { MasterList } from './folder/master-list.js';
import { rotate, type Rotation } from './folder/rotation.js';
import type { FoundKey, KeyStore, KeyStoreHealth, SealingKey } from './key-store.js';
import { MasterKeyFolder } from './master/master-key-folder.js';
import type { MasterKeys } from './master/master-keys.js';

/** Files that are opened together. */
const TOGETHER = 16;
/** So long one process waits for what another one writes. */
const PATIENCE_MS = 30_000;

interface Setup {
  /** What the keys are wrapped under: master keys in a folder within, unless others are given. */
  masters?: MasterKeys;
  patienceMs?: number;
}

interface Parts {
  drafts: Drafts;
  list: MasterList;
  files: BlockFiles;
  masters: MasterKeys;
}

/**
 * Keys in a folder that its owner alone may read (0700, files 0600), for the processes of one machine. Each stands wrapped under
 * a master key, 64 of them in a file that names it.
 */
export class KeyFolder implements KeyStore {
  private constructor(
    private readonly folder: string,
    private readonly store: string,
    private readonly parts: Parts,
  ) {}

  /** Opens the folder, or begins one. @throws when it cannot be read and written, or its master key is not there */
  static async open(folder: string, setup: Setup = {}): Promise<KeyFolder> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const masters = setup.masters ?? (await MasterKeyFolder.open(join(folder, 'master-keys')));
    const drafts = await Drafts.open(join(folder, 'drafts'), setup.patienceMs ?? PATIENCE_MS);
    const store = join(folder, 'store');
    await drafts.write('store', (draft) => draft.appear(store, Buffer.from(randomUUID())));
    const list = await MasterList.open(folder, drafts, masters);
    const files = await BlockFiles.open(join(folder, 'blocks'), { drafts, list, masters });
    const keys = new KeyFolder(folder, await readFile(store, 'utf8'), {
      drafts,
      list,
      files,
      masters,
    });
    await keys.checkMaster();
    return keys;
  }

  async allocate(count: number): Promise<SealingKey[]> {
    const { files } = this.parts;
    const blocks = Array.from({ length: Math.ceil(count / PLACES) }, () => files.add());
    return (await Promise.all(blocks)).flat().slice(0, count);
  }

  /** @throws Error when a key is there and does not open */
  async find(ids: readonly string[]): Promise<Map<string, FoundKey>> {
    const found = new Map<string, FoundKey>();
    const blocks = [...placesOf(ids)];
    for (let next = 0; next < blocks.length; next += TOGETHER) {
      await Promise.all(
        blocks.slice(next, next + TOGETHER).map(async ([block, places]) => {
          const keys = await this.parts.files.find(block, [...places.values()]);
          for (const [index, id] of [...places.keys()].entries()) {
            const key = keys?.[index];
            if (key) found.set(id, key);
          }
        }),
      );
    }
    return new Map(
      ids.flatMap((id) => {
        const key = found.get(id);
        return key ? [[id, key] as const] : [];
      }),
    );
  }

  async destroy(ids: readonly string[]): Promise<void> {
    for (const [block, places] of placesOf(ids)) {
      await this.parts.files.destroy(block, [...places.values()]);
    }
  }

  /** Files are never removed: their number only grows. */
  async health(): Promise<KeyStoreHealth> {
    const store = await readFile(join(this.folder, 'store'), 'utf8');
    if (store !== this.store) throw new Error('the folder of keys is another one than it was');
    await this.checkMaster();
    return { store, mark: (await this.parts.files.names()).length };
  }

  /** Puts all keys under a new master key, and gives up the old one. Done again after a crash it finishes. */
  async rotate(): Promise<Rotation> {
    const { list, files, drafts } = this.parts;
    return rotate(list, files, drafts);
  }

  async close(): Promise<void> {
    await this.parts.masters.close();
  }

  private async checkMaster(): Promise<void> {
    const { list, masters } = this.parts;
    const master = await list.current();
    try {
      await masters.check(master);
    } catch (error) {
      // Given up since it was asked for: another one has its turn.
      if ((await list.current()) === master) throw error;
      await this.checkMaster();
    }
  }
}
