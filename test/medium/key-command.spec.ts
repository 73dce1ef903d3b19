import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { KeyFolder } from '#history';

const run = promisify(execFile);

interface Ending {
  code?: number;
  stdout: string;
  stderr: string;
}

describe('the command for keys', () => {
  let base: string;
  let folder: string;

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'vangnet-command-'));
    folder = join(base, 'keys');
  });
  afterEach(() => rm(base, { recursive: true }));

  /** Without a database, and nothing else that a server has. */
  function keys(given: string[], env: Record<string, string> = {}): Promise<Ending> {
    const all = { VANGNET_KEY_FOLDER: folder, ...env };
    return run(process.execPath, ['dist/apps/api/command/keys.js', ...given], { env: all }).catch(
      (error: unknown) => error as Ending,
    );
  }

  it('[S-15] rotates without a database, and says what is to be done next', async () => {
    const store = await KeyFolder.open(folder);
    const made = await store.allocate(65);
    const [old = ''] = await readdir(join(folder, 'masters'));
    const { stdout, stderr, code } = await keys(['rotate']);
    expect([stderr, code]).toEqual(['', undefined]);
    const master = await readFile(join(folder, 'master'), 'utf8');
    expect(stdout.trim().split('\n')).toEqual([
      `All keys stand wrapped under the new master key ${master}.`,
      'Files that were put under it: 2.',
      `Master keys that were destroyed: ${old}.`,
      'Back up the folder of keys now: backups from before cannot be opened any more.',
    ]);
    expect((await store.find(made.map(({ id }) => id))).size).toBe(65);
  });

  it('[S-15] says why it did not rotate, and what that means', async () => {
    await KeyFolder.open(folder);
    const [master = ''] = await readdir(join(folder, 'masters'));
    await rm(join(folder, 'master-keys', master));
    const { code, stderr } = await keys(['rotate']);
    expect(code).toBe(1);
    expect(stderr).toContain(
      `the master key ${master} is not in its folder.\nNothing was destroyed`,
    );
  });

  it('says how it is used, and everything that is wrong with the configuration of keys alone', async () => {
    const [faulty, ...unsaid] = await Promise.all([
      keys(['rotate'], { VANGNET_KEY_FOLDER: 'keys' }),
      keys(['turn']),
      keys(['rotate', 'all']),
    ]);
    for (const { code, stderr } of unsaid) {
      expect([code, stderr]).toEqual([1, expect.stringContaining('npm run keys -- rotate')]);
    }
    expect(faulty.code).toBe(1);
    const faults = faulty.stderr.trim().split('\n').slice(1);
    expect(faults).toEqual(['  VANGNET_KEY_FOLDER: must be an absolute path']);
  });
});
