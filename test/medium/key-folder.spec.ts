import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyFolder } from '#history';
import { keysOfThief } from '../support/keys/folder-thief.js';
import { KeyProcess } from '../support/keys/key-process.js';
import { keepsToTheContract } from '../support/keys/key-store.contract.js';
import { rotatesByTheContract } from '../support/keys/rotation.contract.js';

describe('keys in a folder', () => {
  let base: string;
  let folder: string;

  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'vangnet-keys-'));
    folder = join(base, 'keys');
  });
  afterAll(() => rm(base, { recursive: true }));

  keepsToTheContract(() => KeyFolder.open(folder));

  describe('that is rotated', () => {
    rotatesByTheContract(() => ({
      base,
      open: (path) => KeyFolder.open(path),
      start: (path) => KeyProcess.start(path),
    }));
  });

  it('[S-13] can be read by nobody but its owner', async () => {
    const store = await KeyFolder.open(folder);
    await store.allocate(1);
    await store.rotate();
    const names = await readdir(folder, { recursive: true });
    const modes = await Promise.all(
      ['', ...names].map(async (name) => {
        const { mode } = await stat(join(folder, name));
        return mode & 0o077;
      }),
    );
    expect(modes).toEqual(modes.map(() => 0));
  });

  it('[S-11] has no trace of a key that was destroyed, for somebody who has every file', async () => {
    const store = await KeyFolder.open(folder);
    const [key] = await store.allocate(1);
    if (!key) throw new Error('no key');
    const hex = key.key.toString('hex');
    expect((await keysOfThief(folder)).has(hex)).toBe(true);
    await store.destroy([key.id]);
    expect((await keysOfThief(folder)).has(hex)).toBe(false);
  });

  it('[S-12] says that it is not the store that it was when another one stands in its place', async () => {
    const store = await KeyFolder.open(folder);
    await rm(folder, { recursive: true });
    await expect(store.health()).rejects.toThrow('ENOENT');
    await KeyFolder.open(folder);
    await expect(store.health()).rejects.toThrow('another one');
  });

  it('[S-12] is not well, and opens no more, without the master key', async () => {
    const store = await KeyFolder.open(folder);
    const [name = ''] = await readdir(join(folder, 'master-keys'));
    const key = await readFile(join(folder, 'master-keys', name));
    expect(key).toHaveLength(32);
    await rm(join(folder, 'master-keys', name));
    await expect(store.health()).rejects.toThrow(`the master key ${name} is not in its folder`);
    await expect(KeyFolder.open(folder)).rejects.toThrow(`the master key ${name} is not`);
  });
});
