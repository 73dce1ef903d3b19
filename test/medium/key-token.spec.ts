import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyFolder, openKeys } from '#history';
import { KeyProcess } from '../support/keys/key-process.js';
import { keepsToTheContract } from '../support/keys/key-store.contract.js';
import { rotatesByTheContract } from '../support/keys/rotation.contract.js';
import { describeWithToken, makeSoftToken, type SoftToken } from '../support/keys/soft-token.js';

describeWithToken('keys in a folder, under a master key in a token', () => {
  let base: string;
  let token: SoftToken;
  const opened: KeyFolder[] = [];

  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'vangnet-keys-'));
    token = await makeSoftToken();
  });
  afterAll(async () => {
    await Promise.all(opened.map((store) => store.close()));
    await token.remove();
    await rm(base, { recursive: true });
  });

  const open = async (name: string): Promise<KeyFolder> => {
    const store = await openKeys({ folder: join(base, name), token: token.settings });
    opened.push(store);
    return store;
  };

  keepsToTheContract(() => open('keys'));

  describe('that is rotated', () => {
    rotatesByTheContract(() => ({
      base,
      open: (folder) => openKeys({ folder, token: token.settings }),
      start: (folder) => KeyProcess.start(folder, token),
    }));
  });

  it('[S-17] has no master key on disk, and opens with that of the token alone', async () => {
    await open('alone');
    expect(await readdir(join(base, 'alone'))).not.toContain('master-keys');
    await expect(KeyFolder.open(join(base, 'alone'))).rejects.toThrow('is not in its folder');
    await KeyFolder.open(join(base, 'local'));
    await expect(open('local')).rejects.toThrow('is not in the token');
  });

  it('[S-17] makes master keys that the token lets nobody have', async () => {
    await open('kept');
    const keys = await token.keys();
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) {
      expect(key).toMatch(/CKA_EXTRACTABLE\n.*\n.* FALSE\n/);
      expect(key).toMatch(/CKA_SENSITIVE\n.*\n.* TRUE\n/);
      expect(key).toMatch(/CKA_VALUE_LEN\n.*\n.* 32\(/);
    }
  });

  it('[S-17] keeps hold of the module, and of what it works on, when memory is collected', async () => {
    const other = KeyProcess.start(join(base, 'tidied'), token);
    const made = (await other.ask('allocate', 1)) as { id: string }[];
    await other.ask('tidy');
    const ids = made.map(({ id }) => id);
    expect(await other.ask('find', ids)).toEqual(ids.map((id) => [id, 'KEPT']));
    await other.end();
  });

  it('[S-17] leaves the master keys of other folders alone in a rotation', async () => {
    const [one, other] = [await open('one'), await open('other')];
    const [key] = await one.allocate(1);
    await other.rotate();
    expect((await one.find([key?.id ?? ''])).size).toBe(1);
    await expect(one.health()).resolves.toMatchObject({ mark: 1 });
  });

  it('[S-18] is not well while the token is away, says so, and goes on when it is back', async () => {
    const store = await open('away');
    const [key] = await store.allocate(1);
    if (!key) throw new Error('no key');
    await token.pullOut();
    await expect(store.health()).rejects.toThrow(/token|module/);
    await expect(store.allocate(1)).rejects.toThrow(/token|module/);
    await expect(store.find([key.id])).rejects.toThrow(/token|module/);
    await expect(store.rotate()).rejects.toThrow(/token|module/);
    await token.putIn();
    await expect(store.health()).resolves.toMatchObject({ mark: 1 });
    expect([...(await store.find([key.id]))]).toEqual([[key.id, { state: 'KEPT', key: key.key }]]);
    expect(await store.allocate(1)).toHaveLength(1);
  });

  it('[S-18] destroys keys also while the token is away', async () => {
    const store = await open('destroying');
    const [key] = await store.allocate(1);
    if (!key) throw new Error('no key');
    await token.pullOut();
    await store.destroy([key.id]);
    expect([...(await store.find([key.id])).values()]).toEqual([{ state: 'DESTROYED' }]);
    await token.putIn();
  });

  it('[S-17] refuses a PIN that others can read, one that is empty, and one that is not there', async () => {
    await token.setPin(token.rightPin, 0o640);
    await expect(openElsewhere()).rejects.toThrow('read or written by others');
    await token.setPin('');
    await expect(openElsewhere()).rejects.toThrow('is empty');
    await token.setPin(token.rightPin);
    const settings = { ...token.settings, pinFile: join(token.folder, 'nowhere') };
    await expect(openElsewhere(settings)).rejects.toThrow('cannot be read');
  });

  it('[S-18] says that a PIN, a token or a module is not right, and repeats no PIN', async () => {
    await token.setPin('90909090');
    const failed = (await openElsewhere().catch((error: unknown) => error)) as Error;
    expect(failed.message).toBe('the token does not take the PIN');
    expect(`${failed.stack} ${String(failed.cause)}`).not.toContain('90909090');
    await token.setPin(token.rightPin);
    const wrong = { ...token.settings, token: 'another' };
    await expect(openElsewhere(wrong)).rejects.toThrow('no token of the label');
    const nowhere = { ...token.settings, module: join(token.folder, 'nowhere.so') };
    await expect(openElsewhere(nowhere)).rejects.toThrow('cannot be loaded');
    const other = { ...token.settings, module: token.settings.pinFile };
    await expect(openElsewhere(other)).rejects.toThrow('cannot be loaded');
  });

  /** In a process that nobody is logged in from: who is, is not asked for a PIN again. */
  async function openElsewhere(settings = token.settings): Promise<void> {
    for (const store of opened.splice(0)) await store.close();
    const store = await openKeys({ folder: join(base, 'elsewhere'), token: settings });
    await store.close();
  }
});
