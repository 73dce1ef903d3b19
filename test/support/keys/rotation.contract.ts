import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyFolder, SealingKey } from '#history';
import { KeyProcess } from './key-process.js';

/** A folder of keys under master keys of one kind. */
export interface Wrapped {
  /** For folders that have nothing to do with each other. */
  base: string;
  open(folder: string): Promise<KeyFolder>;
  start(folder: string): KeyProcess;
}

/** Every place where a process can end during a rotation of three files, as its master keys see it. */
const ENDS: [step: string, count: number][] = [
  ['before make', 1],
  ['after make', 1],
  ['before unwrap', 1],
  ['after unwrap', 1],
  ['after wrap', 2],
  ['before unwrap', 3],
  ['before giveUp', 1],
  ['after giveUp', 1],
];

/** What holds of every folder of keys, whatever the master keys are that its keys stand wrapped under. */
export function rotatesByTheContract(made: () => Wrapped): void {
  let folder: string;
  let store: KeyFolder;
  const opened: KeyFolder[] = [];
  const blocks = (): string => join(folder, 'blocks');

  beforeEach(async () => {
    folder = join(await mkdtemp(join(made().base, 'folder-')), 'keys');
    store = await open();
  });
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close();
    await rm(join(folder, '..'), { recursive: true });
  });

  async function open(): Promise<KeyFolder> {
    const one = await made().open(folder);
    opened.push(one);
    return one;
  }

  async function states(of: KeyFolder, keys: readonly SealingKey[]): Promise<string[]> {
    const found = await of.find(keys.map(({ id }) => id));
    return keys.map(({ id, key }) => {
      const it = found.get(id);
      return it?.state === 'KEPT' && !it.key.equals(key) ? 'ANOTHER' : (it?.state ?? 'NOWHERE');
    });
  }

  async function holds(bytes: Buffer): Promise<boolean> {
    const names = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile());
    const all = await Promise.all(files.map((each) => readFile(join(each.parentPath, each.name))));
    return all.some((file) => file.includes(bytes));
  }

  it('[S-14] has no key in the clear, in any file', async () => {
    const keys = await store.allocate(3);
    await store.rotate();
    expect(await Promise.all(keys.map(({ key }) => holds(key)))).toEqual([false, false, false]);
  });

  it('[S-14] opens no record at another place, in another file or when a bit of it has changed', async () => {
    const [one, other] = [await store.allocate(2), await store.allocate(2)];
    const [file, otherFile] = [one, other].map(([key]) => fileOf(blocks(), key));
    if (!file || !otherFile) throw new Error('no key');
    const [whole, otherWhole] = [await readFile(file), await readFile(otherFile)];
    const changed = Buffer.from(whole);
    changed.writeUInt8(changed.readUInt8(80) ^ 1, 80);
    const wrong = [
      Buffer.concat([whole.subarray(0, 64), whole.subarray(128, 192), whole.subarray(128)]),
      Buffer.concat([whole.subarray(0, 64), otherWhole.subarray(64, 128), whole.subarray(128)]),
      changed,
    ];
    for (const bytes of wrong) {
      await writeFile(file, bytes);
      await expect(states(store, one.slice(0, 1))).rejects.toThrow('does not open');
    }
    await writeFile(file, whole);
    expect(await states(store, one)).toEqual(['KEPT', 'KEPT']);
  });

  it('[S-15] keeps every key through a rotation, for whoever has the folder open', async () => {
    const again = await open();
    const keys = await store.allocate(70);
    const before = await again.health();
    const { blocks: count, givenUp } = await store.rotate();
    expect([count, givenUp.length]).toEqual([2, 1]);
    keys.push(...(await again.allocate(1)));
    for (const each of [store, again, await open()]) {
      expect(await states(each, keys)).toEqual(keys.map(() => 'KEPT'));
    }
    expect(await again.health()).toEqual({ store: before.store, mark: 3 });
    expect((await again.rotate()).givenUp).toHaveLength(1);
    expect(await states(store, keys)).toEqual(keys.map(() => 'KEPT'));
  });

  it('[S-15] can do nothing with a copy from before a rotation', async () => {
    const keys = await store.allocate(1);
    await cp(blocks(), join(folder, '..', 'copy'), { recursive: true });
    await store.rotate();
    await store.destroy(keys.map(({ id }) => id));
    const file = fileOf(blocks(), keys[0]);
    await writeFile(file, await readFile(fileOf(join(folder, '..', 'copy'), keys[0])));
    await expect(states(store, keys)).rejects.toThrow('master key');
  });

  it.each(ENDS)(
    '[S-15] [S-16] finishes a rotation that ended %s %i, and loses and brings back no key',
    async (step, count) => {
      const keys = await store.allocate(130);
      const ids = keys.map(({ id }) => id);
      await store.destroy(ids.slice(0, 1));
      const other = made().start(folder);
      await other.ask('die', step, count);
      expect(await other.ask('rotate')).toBe('DIED');
      const untouched = keys.slice(1).map(() => 'KEPT');
      expect(await states(store, keys)).toEqual(['DESTROYED', ...untouched]);
      // Of each file one more, also of the one that was being written.
      const more = [1, 65, 129];
      await store.destroy(more.map((index) => ids[index] ?? ''));
      const wanted = keys.map((_, index) => ([0, ...more].includes(index) ? 'DESTROYED' : 'KEPT'));
      expect(await states(store, keys)).toEqual(wanted);
      await store.rotate();
      expect(await states(store, keys)).toEqual(wanted);
      expect(await readdir(join(folder, 'masters'))).toHaveLength(1);
      expect(await readdir(join(folder, 'drafts'))).toEqual([]);
    },
  );

  it('[S-16] takes rotations, new keys and destructions of several processes at the same moment', async () => {
    const keys = await store.allocate(128);
    const others = Array.from({ length: 4 }, () => made().start(folder));
    const [rotating, alsoRotating, destroying, making] = others;
    const gone = keys.filter((_, index) => index % 6 === 0).map(({ id }) => id);
    const news: string[] = [];
    const endless = async (process: KeyProcess | undefined): Promise<void> => {
      while (news.length < 6) await process?.ask('rotate');
    };
    const destroy = async (): Promise<void> => {
      for (const id of gone) {
        await destroying?.ask('destroy', [id]);
        const found = await store.find([id]);
        expect([id, found.get(id)?.state]).toEqual([id, 'DESTROYED']);
      }
    };
    const make = async (): Promise<void> => {
      while (news.length < 6) {
        const made = (await making?.ask('allocate', 1)) as { id: string }[];
        news.push(...made.map(({ id }) => id));
      }
    };
    try {
      await Promise.all([destroy(), make(), endless(rotating), endless(alsoRotating)]);
      const found = (await making?.ask('find', news)) as [string, string][];
      expect(found).toEqual(news.map((id) => [id, 'KEPT']));
    } finally {
      await Promise.all(others.map((other) => other.end()));
    }
    await store.rotate();
    const wanted = keys.map(({ id }) => (gone.includes(id) ? 'DESTROYED' : 'KEPT'));
    expect(await states(store, keys)).toEqual(wanted);
    expect(await readdir(join(folder, 'masters'))).toHaveLength(1);
  });
}

function fileOf(blocks: string, key: SealingKey | undefined): string {
  return join(blocks, key?.id.replaceAll('-', '').slice(0, 30) ?? '');
}
