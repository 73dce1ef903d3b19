import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import koffi from 'koffi';
import type { Config } from '#kernel';

const PROGRAM = 'softhsm2-util';
const PIN = '48151623';

/** `describe`, or its skipping sister where SoftHSM is not installed; in CI a skip is a failure. */
export const describeWithToken: jest.Describe =
  spawnSync(PROGRAM, ['--version']).status === 0 ? describe : describe.skip;

/** A token of one test file, in software. */
export interface SoftToken {
  folder: string;
  settings: NonNullable<Config['keys']['token']>;
  /** What a process needs to find this token. */
  env: Record<string, string>;
  /** As if somebody pulled it out, or as if its machine were off. */
  pullOut(): Promise<void>;
  putIn(): Promise<void>;
  setPin(pin: string, mode?: number): Promise<void>;
  rightPin: string;
  /** What SoftHSM keeps of each key, attribute by attribute. */
  keys(): Promise<string[]>;
  remove(): Promise<void>;
}

export async function makeSoftToken(): Promise<SoftToken> {
  const folder = await mkdtemp(join(tmpdir(), 'vangnet-token-'));
  const [tokens, away] = [join(folder, 'tokens'), join(folder, 'away')];
  const [conf, pinFile] = [join(folder, 'softhsm2.conf'), join(folder, 'pin')];
  await mkdir(tokens);
  await writeFile(conf, `directories.tokendir = ${tokens}\nlog.level = ERROR\n`);
  const env = { SOFTHSM2_CONF: conf };
  const pins = ['--pin', PIN, '--so-pin', '12345678'];
  execFileSync(PROGRAM, ['--init-token', '--free', '--label', 'vangnet-test', ...pins], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  setForThisProcess('SOFTHSM2_CONF', conf);
  const setPin = async (pin: string, mode = 0o600): Promise<void> => {
    await rm(pinFile, { force: true });
    await writeFile(pinFile, `${pin}\n`, { mode });
  };
  await setPin(PIN);
  return {
    folder,
    settings: { module: await modulePath(), token: 'vangnet-test', pinFile, keyLabel: 'master' },
    env,
    pullOut: () => rename(tokens, away),
    putIn: () => rename(away, tokens),
    setPin,
    rightPin: PIN,
    keys: async () => {
      const files = (await readdir(tokens, { recursive: true })).filter((name) =>
        /[/][\w-]+\.object$/.test(name),
      );
      return (
        files
          .filter((name) => !name.endsWith('/token.object'))
          // It ends with 1 however well it went.
          .map((name) => spawnSync('softhsm2-dump-file', [join(tokens, name)]).stdout.toString())
      );
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** Debian keeps the module here, or in a folder for each kind of machine. */
async function modulePath(): Promise<string> {
  const kinds = (await readdir('/usr/lib')).map((name) => join('/usr/lib', name));
  const paths = ['/usr/lib', ...kinds].map((name) => join(name, 'softhsm', 'libsofthsm2.so'));
  const found = paths.find((path) => existsSync(path));
  if (found === undefined) throw new Error('SoftHSM is there, and its module is not');
  return found;
}

/** Jest gives each test file an environment of its own, which a library in the process does not see. */
function setForThisProcess(name: string, value: string): void {
  const setenv = koffi.load(null).func('setenv', 'int', ['str', 'str', 'int']);
  if (setenv(name, value, 1) !== 0) throw new Error('the environment was not changed');
}
