import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { KeyFolder, type SealingKey } from '#history';
import { ownMark } from '../../libs/history/keys/folder/process-mark.js';
import { keysOfThief } from '../support/keys/folder-thief.js';
import { watchedMasters, type WatchedMasters } from '../support/keys/watched-masters.js';

describe('a rotation of master keys', () => {
  let folder: string;
  let masters: WatchedMasters;
  let store: KeyFolder;
  let other: KeyFolder;

  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'vangnet-rotation-')), 'keys');
    masters = await watchedMasters(folder);
    store = await KeyFolder.open(folder, { masters });
    other = await KeyFolder.open(folder, { patienceMs: 200 });
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true }));

  const stateOf = async (of: KeyFolder, { id }: SealingKey): Promise<string | undefined> =>
    (await of.find([id])).get(id)?.state;

  async function oneKey(): Promise<SealingKey> {
    const [key] = await store.allocate(1);
    if (!key) throw new Error('no key');
    return key;
  }

  const blockOf = ({ id }: SealingKey): string => id.replaceAll('-', '').slice(0, 30);
  const fileOf = (key: SealingKey): string => join(folder, 'blocks', blockOf(key));

  it('[S-16] puts back no key that is destroyed between its reading and its writing', async () => {
    const key = await oneKey();
    const before = await readFile(fileOf(key));
    let destroying: Promise<void> | undefined;
    let hasAnswered = false;
    masters.before('wrap', async () => {
      destroying = store.destroy([key.id]).then(() => void (hasAnswered = true));
      while ((await readFile(fileOf(key))).equals(before)) await sleep(5);
      expect(await stateOf(other, key)).toBe('DESTROYED');
      expect(hasAnswered).toBe(false);
    });
    await store.rotate();
    await destroying;
    expect(await stateOf(other, key)).toBe('DESTROYED');
    expect(await keysOfThief(folder)).not.toContain(key.key.toString('hex'));
  });

  it('[S-15] lets somebody find keys whose master key is given up while they read', async () => {
    // Made elsewhere: here its master key is not at hand.
    const [key] = await other.allocate(1);
    if (!key) throw new Error('no key');
    masters.before('unwrap', async () => {
      await other.rotate();
      await other.rotate();
    });
    expect(await stateOf(store, key)).toBe('KEPT');
  });

  it('[S-15] gives up no master key that keys are being wrapped under', async () => {
    let rotating: Promise<unknown> | undefined;
    masters.before('wrap', async () => {
      const before = await readFile(join(folder, 'master'), 'utf8');
      rotating = KeyFolder.open(folder).then((another) => another.rotate());
      while ((await readFile(join(folder, 'master'), 'utf8')) === before) await sleep(5);
    });
    const key = await oneKey();
    await rotating;
    expect(await stateOf(other, key)).toBe('KEPT');
    expect(await readdir(join(folder, 'masters'))).toHaveLength(1);
  });

  it('[S-15] gives up no master key that another rotation has made and not put to use yet', async () => {
    const key = await oneKey();
    let rotating: Promise<unknown> | undefined;
    masters.before('make', async () => {
      const before = await readFile(join(folder, 'master'), 'utf8');
      rotating = KeyFolder.open(folder).then((another) => another.rotate());
      while ((await readFile(join(folder, 'master'), 'utf8')) === before) await sleep(5);
    });
    await Promise.all([store.rotate(), rotating]);
    await rotating;
    expect(await stateOf(other, key)).toBe('KEPT');
    await expect(other.health()).resolves.toMatchObject({ mark: 1 });
    expect((await other.allocate(1)).length).toBe(1);
  });

  it('[S-15] gives up nothing when a key does not open, and says which master key it was under', async () => {
    const key = await oneKey();
    const whole = await readFile(fileOf(key));
    const damaged = Buffer.from(whole);
    damaged.writeUInt8(damaged.readUInt8(100) ^ 1, 100);
    await writeFile(fileOf(key), damaged);
    await expect(store.rotate()).rejects.toThrow('does not open under the master key');
    expect(await readdir(join(folder, 'masters'))).toHaveLength(2);
    await writeFile(fileOf(key), whole);
    await store.rotate();
    expect(await stateOf(other, key)).toBe('KEPT');
    expect(await readdir(join(folder, 'masters'))).toHaveLength(1);
  });

  it('[S-16] has nothing left of a destroyed key in what a process was writing that has ended', async () => {
    const key = await oneKey();
    const draft = join(folder, 'drafts', `${blockOf(key)}.${await endedMark()}.left`);
    await cp(fileOf(key), draft);
    await store.destroy([key.id]);
    expect(await keysOfThief(folder)).not.toContain(key.key.toString('hex'));
    expect(await readdir(join(folder, 'drafts'))).toEqual([]);
  });

  it('[S-16] takes no key for destroyed while somebody may write it who cannot be asked whether they still run', async () => {
    const [key, elsewhere] = [await oneKey(), await oneKey()];
    const mark = (await ownMark()).split('_').with(1, '1').join('_');
    const draft = join(folder, 'drafts', `${blockOf(key)}.${mark}.left`);
    await writeFile(draft, '');
    await expect(other.destroy([key.id])).rejects.toThrow('remove the file');
    await expect(other.rotate()).rejects.toThrow('remove the file');
    await other.destroy([elsewhere.id]);
    await rm(draft);
    await other.destroy([key.id]);
    await other.rotate();
    expect([await stateOf(store, key), await stateOf(store, elsewhere)]).toEqual([
      'DESTROYED',
      'DESTROYED',
    ]);
  });

  /** Of a process that ran on this machine, in the same room of numbers as this one. */
  async function endedMark(): Promise<string> {
    const { pid } = spawnSync('true');
    return (await ownMark()).split('_').with(2, String(pid)).join('_');
  }
});
