import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyFolder } from '#history';
import { keepsToTheContract } from '../support/keys/key-store.contract.js';

describe('keys in a folder', () => {
  let folder: string;

  beforeAll(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'vangnet-keys-')), 'keys');
  });
  afterAll(() => rm(join(folder, '..'), { recursive: true }));

  keepsToTheContract(() => KeyFolder.open(folder));

  it('[S-13] can be read by nobody but its owner', async () => {
    await (await KeyFolder.open(folder)).allocate(1);
    const names = await readdir(folder, { recursive: true });
    const modes = await Promise.all(
      ['', ...names].map(async (name) => {
        const { mode } = await stat(join(folder, name));
        return mode & 0o077;
      }),
    );
    expect(modes).toEqual(modes.map(() => 0));
  });

  it('[S-11] has no trace of a key that was destroyed, in any file', async () => {
    const store = await KeyFolder.open(folder);
    const [key] = await store.allocate(1);
    if (!key) throw new Error('no key');
    const holds = async (): Promise<boolean> => {
      const names = await readdir(join(folder, 'blocks'));
      const files = await Promise.all(names.map((name) => readFile(join(folder, 'blocks', name))));
      return files.some((file) => file.includes(key.key));
    };
    expect(await holds()).toBe(true);
    await store.destroy([key.id]);
    expect(await holds()).toBe(false);
  });

  it('[S-12] says that it is not the store that it was when another one stands in its place', async () => {
    const store = await KeyFolder.open(folder);
    await rm(folder, { recursive: true });
    await expect(store.health()).rejects.toThrow('ENOENT');
    await KeyFolder.open(folder);
    await expect(store.health()).rejects.toThrow('another one');
  });
});
